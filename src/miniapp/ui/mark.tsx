import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import styles from './mark.module.scss'

/** A small round sign before a line: its number, or a tick. */
export const Mark = ({ children }: PropsWithChildren) => <View className={styles.mark}>{children}</View>
