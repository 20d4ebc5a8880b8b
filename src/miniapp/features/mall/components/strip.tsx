import { ScrollView, View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { classes } from '@/miniapp/ui/classes'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import styles from './strip.module.scss'

type StripProps = PropsWithChildren<{ role: 'tablist' | 'radiogroup'; label: string; className?: string }>

/** More chips than are seen at once, in one line that can be pushed aside. */
export const Strip = ({ role, label, className, children }: StripProps) => (
  <ScrollView className={styles.strip} scrollX enhanced showScrollbar={false}>
    <View className={classes(styles.chips, className)} {...spoken({ role, label })}>
      {children}
    </View>
  </ScrollView>
)

type ChipProps = PropsWithChildren<{
  role: 'tab' | 'radio'
  isChosen: boolean
  onTap: () => unknown
  id?: string
  className?: string
}>

export const Chip = ({ role, isChosen, onTap, id, className, children }: ChipProps) => (
  <Tap
    id={id}
    className={classes(styles.chip, isChosen && styles.chosen, className)}
    role={role}
    selected={isChosen}
    onTap={onTap}
  >
    {children}
  </Tap>
)
