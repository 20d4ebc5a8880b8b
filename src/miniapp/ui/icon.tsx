import { View } from '@tarojs/components'
import { classes } from './classes'
import styles from './icon.module.scss'

export type IconName =
  | 'bag'
  | 'calendar'
  | 'check'
  | 'chevron'
  | 'clock'
  | 'close'
  | 'coin'
  | 'device'
  | 'down'
  | 'gift'
  | 'left'
  | 'navigate'
  | 'note'
  | 'person'
  | 'phone'
  | 'pin'
  | 'share'
  | 'shield'

/** Drawn in the colour of the text around it; what it means is said by the words beside it. */
export const Icon = ({ name, className }: { name: IconName; className?: string }) => (
  <View className={classes(styles.icon, styles[name], className)} />
)
