import { View } from '@tarojs/components'
import styles from './head.module.scss'

/** What a page is for, and what happens there. */
export const Head = ({ title, sentence }: { title: string; sentence?: string }) => (
  <>
    <View className={styles.title}>{title}</View>
    {sentence && <View className={styles.sentence}>{sentence}</View>}
  </>
)
