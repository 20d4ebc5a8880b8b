import { View } from '@tarojs/components'
import type { Slot } from '@/contract/primitives'
import { dayLabel, dateLabel, dayOf, clock } from '@/miniapp/lib/time'
import { Tap } from '@/miniapp/ui/tap'
import styles from './nearest-times.module.scss'

type NearestTimesProps = { times: Slot[]; timeZone: string; onPick: (startsAt: string) => unknown }

/** What is free around a time that is gone, each to be taken with one tap. */
export const NearestTimes = ({ times, timeZone, onPick }: NearestTimesProps) => {
  const today = dayOf(new Date(), timeZone)
  return (
    <View className={styles.times}>
      {times.map(({ startsAt }) => {
        const day = dayOf(startsAt, timeZone)
        return (
          <Tap key={startsAt} className={`${styles.time} nearest-slot`} onTap={() => onPick(startsAt)}>
            <View className={styles.clock}>{clock(startsAt, timeZone)}</View>
            <View className={styles.day}>
              {dateLabel(day, today)} {dayLabel(day, today)}
            </View>
          </Tap>
        )
      })}
    </View>
  )
}
