import { Bone, Bones } from '@/miniapp/ui/bone'
import styles from './skeletons.module.scss'

export const CentreSkeleton = () => (
  <>
    <Bone className={styles.number} />
    <Bones shape="card" />
    <Bones shape="head" />
    <Bones shape="line" count={4} />
  </>
)

export const TierSkeleton = () => (
  <>
    <Bones shape="head" />
    <Bones shape="card" count={2} />
  </>
)
