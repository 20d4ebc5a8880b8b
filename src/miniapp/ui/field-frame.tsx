import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classes } from './classes'
import styles from './field-frame.module.scss'
import { spoken } from './spoken'

type FieldFrameProps = PropsWithChildren<{
  label: string
  /** What is wrong with the value, under it. */
  problem?: string | null
  /** What to think about, where nothing is wrong for certain. */
  hint?: string | null
  className?: string
}>

/** One line of a form, whatever it is filled in with. */
export const FieldFrame = ({ label, problem, hint, className, children }: FieldFrameProps) => (
  <View className={classes(styles.frame, className)}>
    <View className={styles.label}>{label}</View>
    {children}
    {hint && (
      <View className={styles.hint} {...spoken({ live: true })}>
        {hint}
      </View>
    )}
    {problem && (
      <View className={styles.problem} {...spoken({ role: 'alert' })}>
        {problem}
      </View>
    )}
  </View>
)
