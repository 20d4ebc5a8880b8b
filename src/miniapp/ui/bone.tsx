import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import styles from './bone.module.scss'
import { classes } from './classes'

/** One grey block of a skeleton; its class or style gives it the shape of what will come. */
export const Bone = ({ className, style }: { className?: string; style?: CSSProperties }) => (
  <View className={classes(styles.bone, className)} style={style} />
)
