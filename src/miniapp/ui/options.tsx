import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classes } from './classes'
import styles from './options.module.scss'
import { spoken } from './spoken'
import { Tap } from './tap'

/** A question that is answered by one of a few words. */
export const Options = ({ label, children }: PropsWithChildren<{ label: string }>) => (
  <View className={styles.options} {...spoken({ role: 'radiogroup', label })}>
    {children}
  </View>
)

type OptionProps = PropsWithChildren<{
  isChosen: boolean
  onTap: () => unknown
  id?: string
  className?: string
  /** Read out instead of the words. */
  label?: string
  disabled?: boolean
}>

export const Option = ({ isChosen, className, children, ...tap }: OptionProps) => (
  <Tap
    className={classes(styles.option, className, isChosen && styles.chosen)}
    role="radio"
    selected={isChosen}
    {...tap}
  >
    {children}
  </Tap>
)
