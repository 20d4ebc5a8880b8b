import { ScrollView, View } from '@tarojs/components'
import { useState } from 'react'
import type { DriveDay } from '@/contract/test-drive'
import { dayLabel, dayNumber } from '@/miniapp/lib/time'
import { classes } from '@/miniapp/ui/classes'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { search } from '../copy'
import styles from './date-strip.module.scss'

type DateStripProps = {
  days: DriveDay[]
  date: string
  onPick: (date: string) => unknown
}

/** The days that can be booked, the first of them today. */
export function DateStrip({ days, date, onPick }: DateStripProps) {
  // Only the day that was chosen elsewhere is scrolled to: nothing moves under the thumb.
  const [first] = useState(() => dayBefore(days, date))
  const today = days[0]?.date ?? date
  return (
    <ScrollView className={styles.strip} scrollX enhanced showScrollbar={false} scrollIntoView={first}>
      <View className={styles.days} {...spoken({ role: 'tablist' })}>
        {days.map((day) => {
          const isClosed = day.openDealers === 0
          const isChosen = day.date === date
          return (
            <View key={day.date} id={idOf(day.date)}>
              <Tap
                className={classes(
                  styles.day,
                  isChosen && styles.chosen,
                  isClosed && !isChosen && styles.closed,
                  'day-chip',
                )}
                role="tab"
                selected={isChosen}
                disabled={isClosed}
                onTap={() => onPick(day.date)}
              >
                <View className={styles.weekday}>{dayLabel(day.date, today)}</View>
                <View className={styles.number}>{dayNumber(day.date)}</View>
                <View className={styles.under}>
                  {isClosed ? search.closed : (day.holiday ?? monthOf(day.date))}
                </View>
                {marks[day.kind] && (
                  <View className={classes(styles.mark, day.kind === 'makeup' && styles.work)}>
                    {marks[day.kind]}
                  </View>
                )}
              </Tap>
            </View>
          )
        })}
      </View>
    </ScrollView>
  )
}

/** As calendars print it: a day off on a holiday, work on a weekend that makes up for one. */
const marks: Record<DriveDay['kind'], string> = { workday: '', weekend: '', holiday: '休', makeup: '班' }

/** A little of what comes before is left in sight. The first days are there without scrolling. */
function dayBefore(days: DriveDay[], date: string) {
  const place = days.findIndex((day) => day.date === date)
  return place > 1 ? idOf(days[place - 1]?.date ?? date) : undefined
}

const idOf = (date: string) => `day-${date}`

const monthOf = (date: string) => `${Number(date.slice(5, 7))}月`
