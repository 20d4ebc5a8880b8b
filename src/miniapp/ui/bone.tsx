import { View } from '@tarojs/components'
import type { CSSProperties } from 'react'
import styles from './bone.module.scss'
import { classes } from './classes'

/** One grey block of a skeleton; its class or style gives it the shape of what will come. */
export const Bone = ({ className, style }: { className?: string; style?: CSSProperties }) => (
  <View className={classes(styles.bone, className)} style={style} />
)

type BonesProps = { shape: 'line' | 'card' | 'head'; count?: number }

/** What most pages are made of, one below the other: lines of a list, cards, what a page begins with. */
export const Bones = ({ shape, count = 1 }: BonesProps) => (
  <>
    {Array.from({ length: count }, (_, place) => (
      <Bone key={place} className={styles[shape]} />
    ))}
  </>
)
