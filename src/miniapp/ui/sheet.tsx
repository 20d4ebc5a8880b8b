import Popup from '@nutui/nutui-react-taro/dist/es/packages/popup'
import '@nutui/nutui-react-taro/dist/es/packages/popup/style/css'
import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import { Icon } from './icon'
import styles from './sheet.module.scss'
import { Tap } from './tap'

type SheetProps = PropsWithChildren<{ title: string; open: boolean; onClose: () => void }>

/** Comes up from the bottom for one decision, and goes away by its cross or a tap outside. */
export const Sheet = ({ title, open, onClose, children }: SheetProps) => (
  <Popup
    visible={open}
    position="bottom"
    round
    lockScroll
    destroyOnClose
    className={styles.sheet}
    onClose={onClose}
  >
    <View className={styles.head}>
      <View className={styles.title}>{title}</View>
      <Tap className={`${styles.close} close-sheet`} label="关闭" onTap={onClose}>
        <Icon name="close" />
      </Tap>
    </View>
    <View className={styles.body}>{children}</View>
  </Popup>
)
