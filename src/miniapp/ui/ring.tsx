import { View } from '@tarojs/components'
import type { CSSProperties, PropsWithChildren } from 'react'
import { classes } from './classes'
import styles from './ring.module.scss'
import { spoken } from './spoken'

type RingProps = PropsWithChildren<{
  /** How far it is closed, from 0 to 1. */
  part: number
  /** What it shows, in words. */
  label: string
  large?: boolean
}>

/** Part of a whole, with what it means inside. */
export const Ring = ({ part, label, large, children }: RingProps) => (
  <View className={classes(styles.ring, large && styles.large)} {...spoken({ role: 'img', label })}>
    <View
      className={styles.line}
      style={{ '--part': `${Math.round(Math.min(1, Math.max(0, part)) * 360)}deg` } as CSSProperties}
    />
    {children}
  </View>
)
