import { View } from '@tarojs/components'
import { lineThrough, stepsUnder, type Reading } from '@/miniapp/lib/trend'
import { spoken } from './spoken'
import styles from './trend.module.scss'

type TrendProps = {
  /** The first of them first. */
  readings: readonly Reading[]
  from: string
  to: string
  /** What it shows, in words. */
  label: string
}

/** A value over time, as the ground under it; nothing where there is no time to show. */
export function Trend({ readings, from, to, label }: TrendProps) {
  const line = lineThrough(readings)
  if (!line) return null
  return (
    <View {...spoken({ role: 'img', label })}>
      <View className={styles.plot}>
        <View className={styles.area} style={{ clipPath: stepsUnder(line) }} />
      </View>
      <View className={styles.axis}>
        <View>{from}</View>
        <View>{to}</View>
      </View>
    </View>
  )
}
