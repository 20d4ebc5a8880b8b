import { View } from '@tarojs/components'
import { classes } from './classes'
import { Icon } from './icon'
import styles from './month-strip.module.scss'
import { spoken } from './spoken'

/** How a day looks; `now` waits to be filled, `ahead` has not come. */
export type DayFace = 'full' | 'half' | 'none' | 'now' | 'ahead'

type MonthStripProps = {
  days: readonly { on: string; face: DayFace }[]
  /** What the picture says, in words. */
  label: string
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/** A month at a glance: each day as a dot, under its day of the week. */
export const MonthStrip = ({ days, label }: MonthStripProps) => (
  <View className={styles.month} {...spoken({ role: 'img', label })}>
    {WEEKDAYS.map((weekday) => (
      <View key={weekday} className={styles.weekday}>
        {weekday}
      </View>
    ))}
    {Array.from({ length: blanksBefore(days[0]?.on) }, (_, place) => (
      <View key={place} className={styles.cell} />
    ))}
    {days.map(({ on, face }) => (
      <View key={on} className={styles.cell}>
        <View className={classes(styles.day, styles[face])}>
          {face === 'full' || face === 'half' ? <Icon name="check" /> : Number(on.slice(8))}
        </View>
      </View>
    ))}
  </View>
)

/** A week begins with Monday. */
const blanksBefore = (on: string | undefined) => (on ? (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7 : 0)
