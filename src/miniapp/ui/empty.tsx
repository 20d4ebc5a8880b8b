import { View } from '@tarojs/components'
import { Button } from './button'
import styles from './empty.module.scss'
import { Ridgeline } from './ridgeline'

type EmptyProps = {
  title: string
  sentence: string
  /** Has the whole page to itself. */
  tall?: boolean
  /** The next thing to do from here. */
  action?: { text: string; onTap: () => unknown; id?: string }
}

/** The face of a page or list that has nothing to show yet. */
export const Empty = ({ title, sentence, tall, action }: EmptyProps) => (
  <View className={styles.empty}>
    <Ridgeline tall={tall} />
    <View className={styles.title}>{title}</View>
    <View className={styles.sentence}>{sentence}</View>
    {action && <Button className={styles.action} kind="soft" {...action} />}
  </View>
)
