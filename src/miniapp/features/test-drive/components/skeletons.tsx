import { View } from '@tarojs/components'
import { Bone, Bones } from '@/miniapp/ui/bone'
import styles from './skeletons.module.scss'

const several = (count: number, className: string | undefined) =>
  Array.from({ length: count }, (_, place) => <Bone key={place} className={className} />)

export const DaysSkeleton = () => <View className={styles.row}>{several(6, styles.day)}</View>

export const TimesSkeleton = () => <View className={styles.times}>{several(12, styles.time)}</View>

export const BookingSkeleton = () => (
  <>
    <Bones shape="head" />
    <Bones shape="line" count={3} />
  </>
)
