import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { picture } from '@/miniapp/platform/origin'
import { Picture } from '@/miniapp/ui/picture'
import { traitsOf } from '../variants'
import styles from './ordered.module.scss'

type OrderedProps = PropsWithChildren<{
  thing: { title: string; colour: string | null; size: string | null; picture: string }
}>

/** One thing that is ordered, in a line: what it looks like, which kind, and what else is to be said of it. */
export const Ordered = ({ thing, children }: OrderedProps) => (
  <View className={styles.line}>
    <Picture className={styles.picture} src={picture(thing.picture)} fit="filling" lazy />
    <View className={styles.words}>
      <View className={styles.title}>{thing.title}</View>
      {traitsOf(thing) && <View className={styles.traits}>{traitsOf(thing)}</View>}
      {children}
    </View>
  </View>
)
