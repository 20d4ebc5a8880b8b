import { View } from '@tarojs/components'
import { Bone } from '@/miniapp/ui/bone'
import styles from './skeletons.module.scss'

export const CentreSkeleton = () => (
  <View>
    <Bone className={styles.number} />
    <Bone className={styles.panel} />
    <MonthSkeleton />
    <LinesSkeleton />
  </View>
)

export const MonthSkeleton = () => <Bone className={styles.month} />

export const TierSkeleton = () => (
  <View>
    <Bone className={styles.month} />
    <Bone className={styles.panel} />
    <Bone className={styles.panel} />
  </View>
)

export const StorySkeleton = () => (
  <View>
    <Bone className={styles.panel} />
    <Bone className={styles.panel} />
  </View>
)

export const LinesSkeleton = () => (
  <View>
    <Bone className={styles.line} />
    <Bone className={styles.line} />
    <Bone className={styles.line} />
    <Bone className={styles.line} />
  </View>
)
