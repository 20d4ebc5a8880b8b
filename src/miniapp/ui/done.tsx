import { View } from '@tarojs/components'
import styles from './done.module.scss'
import { Icon } from './icon'
import { spoken } from './spoken'

type DoneProps = { id: string; title: string; sentence: string }

/** What the member came for has happened. */
export const Done = ({ id, title, sentence }: DoneProps) => (
  <View id={id} className={styles.done} {...spoken({ role: 'alert' })}>
    <View className={styles.seal}>
      <Icon name="check" />
    </View>
    <View className={styles.title}>{title}</View>
    <View className={styles.sentence}>{sentence}</View>
  </View>
)
