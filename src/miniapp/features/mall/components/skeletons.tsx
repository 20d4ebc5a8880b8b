import { View } from '@tarojs/components'
import { Bone, Bones } from '@/miniapp/ui/bone'
import styles from './skeletons.module.scss'

export const ShelfSkeleton = () => (
  <View className={styles.shelf}>
    {Array.from({ length: 6 }, (_, place) => (
      <Bone key={place} className={styles.product} />
    ))}
  </View>
)

export const ProductSkeleton = () => (
  <>
    <Bone className={styles.picture} />
    <Bones shape="line" count={3} />
  </>
)

export const OrderSkeleton = () => (
  <>
    <Bones shape="head" />
    <Bones shape="line" count={2} />
  </>
)
