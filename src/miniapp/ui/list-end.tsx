import { View } from '@tarojs/components'
import styles from './list-end.module.scss'

/** Below the last line of a list: that more is coming, or that this was all. */
export const ListEnd = ({ text }: { text: string }) => <View className={styles.end}>{text}</View>
