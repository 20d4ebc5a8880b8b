import { View } from '@tarojs/components'
import { grouped } from '@/miniapp/lib/money'
import { spoken } from '@/miniapp/ui/spoken'
import { story as words } from '../copy'
import styles from './shares.module.scss'

/** How much of some points is left. */
export const Shares = ({ left, all }: { left: number; all: number }) => (
  <View {...spoken({ role: 'img', label: words.shares(grouped(left), grouped(all)) })}>
    <View className={styles.bar}>
      <View
        className={styles.used}
        style={{ width: `${Math.round(((all - left) / Math.max(1, all)) * 100)}%` }}
      />
    </View>
    <View className={styles.words}>{words.shares(grouped(left), grouped(all))}</View>
  </View>
)
