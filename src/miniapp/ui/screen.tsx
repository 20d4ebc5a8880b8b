import { View } from '@tarojs/components'
import { type CSSProperties, type PropsWithChildren, type ReactNode, useContext } from 'react'
import { Bars } from './bars'
import { classes } from './classes'
import { OverPage } from './over-page'
import styles from './screen.module.scss'
import { TextScale } from './text-scale'

type ScreenProps = PropsWithChildren<{
  className?: string
  /** The page begins with a picture, at the very top of the screen. */
  overPicture?: boolean
  /** Stays at the bottom, above the phone's own bar, while the rest scrolls. */
  foot?: ReactNode
}>

/** The outermost view of every page. */
export function Screen({ className, overPicture = false, foot, children }: ScreenProps) {
  const useBars = useContext(Bars)
  useBars({ overPicture })
  const scale = useContext(TextScale)
  const over = useContext(OverPage)
  const style = scale === 1 ? undefined : ({ '--text-unit': `${scale}px` } as CSSProperties)
  return (
    <View className={classes(styles.screen, 'screen', className)} style={style}>
      {process.env.TARO_ENV === 'alipay' && <View className={`${styles.night} night`} />}
      {children}
      {foot && <View className={styles.foot}>{foot}</View>}
      {over}
    </View>
  )
}
