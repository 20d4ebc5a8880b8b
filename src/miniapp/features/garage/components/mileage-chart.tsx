import { View } from '@tarojs/components'
import type { OdometerEntry } from '@/contract/car'
import { grouped } from '@/miniapp/lib/money'
import { dateLabel } from '@/miniapp/lib/time'
import { spoken } from '@/miniapp/ui/spoken'
import { odometer } from '../copy'
import { areaUnder, chartOf } from '../mileage'
import styles from './mileage-chart.module.scss'

type MileageChartProps = { readings: readonly OdometerEntry[]; today: string }

/** What a car has gone, over time: the ground under the line, and a dot for each reading. */
export function MileageChart({ readings, today }: MileageChartProps) {
  const chart = chartOf(readings)
  if (!chart) return null
  const { points, first, last } = chart
  const label = odometer.chart(grouped(first.km), grouped(last.km))
  return (
    <View className={styles.chart} {...spoken({ role: 'img', label })}>
      <View className={styles.plot}>
        <View className={styles.area} style={{ clipPath: areaUnder(points) }} />
        {points.map(({ x, y }) => (
          <View key={`${x} ${y}`} className={styles.dot} style={{ left: `${x}%`, bottom: `${y}%` }} />
        ))}
      </View>
      <View className={styles.axis}>
        <View>{dateLabel(first.readOn, today)}</View>
        <View>{dateLabel(last.readOn, today)}</View>
      </View>
    </View>
  )
}
