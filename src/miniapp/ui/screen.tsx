import { View } from '@tarojs/components'
import { type CSSProperties, type PropsWithChildren, type ReactNode, useContext } from 'react'
import { classes } from './classes'
import styles from './screen.module.scss'
import { TextScale } from './text-scale'

type ScreenProps = PropsWithChildren<{
  className?: string
  /** Stays at the bottom, above the phone's own bar, while the rest scrolls. */
  foot?: ReactNode
}>

/** The outermost view of every page. */
export function Screen({ className, foot, children }: ScreenProps) {
  const scale = useContext(TextScale)
  const style = scale === 1 ? undefined : ({ '--text-unit': `${scale}px` } as CSSProperties)
  return (
    <View className={classes(styles.screen, 'screen', className)} style={style}>
      {children}
      {foot && <View className={styles.foot}>{foot}</View>}
    </View>
  )
}
