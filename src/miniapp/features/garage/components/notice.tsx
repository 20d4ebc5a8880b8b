import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import styles from './notice.module.scss'

type NoticeProps = PropsWithChildren<{
  id?: string
  title: string
  kind?: 'calm' | 'urgent'
  action?: { id?: string; text: string; onTap: () => unknown }
}>

/** Something about a car that wants to be read, with what to do about it. */
export const Notice = ({ id, title, kind = 'calm', action, children }: NoticeProps) => (
  <View id={id} className={classes(styles.notice, kind === 'urgent' && styles.urgent)}>
    <View className={styles.words}>
      <View className={styles.title}>{title}</View>
      {children && <View className={styles.sentence}>{children}</View>}
    </View>
    {action && <Button {...action} className={styles.action} kind={kind === 'urgent' ? 'danger' : 'soft'} />}
  </View>
)
