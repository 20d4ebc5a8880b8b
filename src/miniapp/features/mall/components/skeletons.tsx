import { View } from '@tarojs/components'
import { Bone } from '@/miniapp/ui/bone'
import styles from './skeletons.module.scss'

const several = (count: number, className: string | undefined) =>
  Array.from({ length: count }, (_, place) => <Bone key={place} className={className} />)

export const ShelfSkeleton = () => <View className={styles.shelf}>{several(6, styles.card)}</View>

export const ProductSkeleton = () => (
  <View>
    <Bone className={styles.picture} />
    {several(3, styles.line)}
  </View>
)

export const LinesSkeleton = () => <View className={styles.lines}>{several(4, styles.line)}</View>

export const OrderSkeleton = () => (
  <View className={styles.lines}>
    <Bone className={styles.head} />
    {several(2, styles.line)}
  </View>
)
