import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Loadable } from '@/miniapp/lib/loadable'
import { sentences } from '@/miniapp/lib/sentences'
import styles from './await.module.scss'
import { Button } from './button'
import { spoken } from './spoken'

type AwaitProps<T> = {
  value: Loadable<T>
  onRetry: () => unknown
  /** The shape of what is coming. */
  skeleton: ReactNode
  /** What to show instead when what came is nothing; null to show it all the same. */
  empty?: (value: T) => ReactNode
  children: (value: T) => ReactNode
}

/**
 * The four faces of anything that has to be fetched: on its way, failed, empty, there. They take turns in a view of
 * their own: a phone is sent all children of the view in which one is replaced.
 */
export const Await = <T,>(props: AwaitProps<T>) => <View>{face(props)}</View>

function face<T>({ value, onRetry, skeleton, empty, children }: AwaitProps<T>) {
  if (value.status === 'loading') return <View {...spoken({ label: '正在加载' })}>{skeleton}</View>
  if (value.status === 'failed') {
    return (
      <View className={`${styles.failed} failed`} {...spoken({ role: 'alert' })}>
        <View className={styles.sentence}>{sentences[value.code]}</View>
        <Button className="retry" kind="soft" text="再试一次" onTap={onRetry} />
      </View>
    )
  }
  return (
    <>
      {value.kept && (
        <View className={`${styles.kept} kept`} {...spoken({ role: 'alert' })}>
          {value.kept === 'offline' ? '网络断开了' : '暂时没能更新'}，先显示上次的内容
        </View>
      )}
      {empty?.(value.value) ?? children(value.value)}
    </>
  )
}
