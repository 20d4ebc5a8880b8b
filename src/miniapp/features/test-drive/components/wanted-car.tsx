import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { clock, dateLabel, dayLabel, dayOf } from '@/miniapp/lib/time'
import { picture } from '@/miniapp/platform/origin'
import { Picture } from '@/miniapp/ui/picture'
import styles from './wanted-car.module.scss'

type WantedCarProps = {
  model: { name: string; side: string }
  startsAt: string
  timeZone: string
  /** At the right of the time. */
  children?: ReactNode
}

/** A car and when it will be driven, as large as they matter. */
export function WantedCar({ model, startsAt, timeZone, children }: WantedCarProps) {
  const day = dayOf(startsAt, timeZone)
  const today = dayOf(new Date(), timeZone)
  return (
    <View className={styles.wanted}>
      <View className={styles.stage}>
        <Picture className={styles.car} src={picture(model.side)} fit="whole" />
      </View>
      <View className={styles.line}>
        <View className={styles.when}>
          <View className={styles.name}>{model.name}</View>
          <View className={styles.time}>{clock(startsAt, timeZone)}</View>
          <View className={styles.day}>
            {dateLabel(day, today)} {dayLabel(day, today)}
          </View>
        </View>
        {children}
      </View>
    </View>
  )
}
