import { View } from '@tarojs/components'
import { Bone } from '@/miniapp/ui/bone'
import styles from './skeletons.module.scss'

export const CarSkeleton = () => (
  <View>
    <Bone className={styles.car} />
    <Bone className={styles.panel} />
    <Bone className={styles.panel} />
  </View>
)

export const LinesSkeleton = () => (
  <View>
    <Bone className={styles.line} />
    <Bone className={styles.line} />
    <Bone className={styles.line} />
  </View>
)
