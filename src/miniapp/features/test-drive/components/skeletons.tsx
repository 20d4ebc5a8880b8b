import { View } from '@tarojs/components'
import { Bone } from '@/miniapp/ui/bone'
import styles from './skeletons.module.scss'

const several = (count: number, className: string | undefined) =>
  Array.from({ length: count }, (_, place) => <Bone key={place} className={className} />)

export const DaysSkeleton = () => <View className={styles.row}>{several(6, styles.day)}</View>

export const DealersSkeleton = () => <View>{several(2, styles.dealer)}</View>

export const LinesSkeleton = () => <View>{several(3, styles.line)}</View>

export const TimesSkeleton = () => <View className={styles.times}>{several(12, styles.time)}</View>

export const BookingSkeleton = () => (
  <View>
    <Bone className={styles.head} />
    {several(3, styles.line)}
  </View>
)
