import { View } from '@tarojs/components'
import type { Price } from '@/contract/product'
import { grouped, yuanLabel } from '@/miniapp/lib/money'
import { confirm as words } from '../copy'
import styles from './total.module.scss'

/** What the order takes of points, and of money where it does. */
export const Total = ({ total: { points, fen }, available }: { total: Price; available: number | null }) => (
  <View className={styles.panel}>
    <View className={styles.line}>
      <View className={styles.name}>
        {words.points}
        {available !== null && <View className={styles.about}>{words.available(grouped(available))}</View>}
      </View>
      <View className={styles.value}>{grouped(points)}</View>
    </View>
    {fen > 0 && (
      <>
        <View className={styles.line}>
          <View className={styles.name}>{words.cash}</View>
          <View className={styles.value}>{yuanLabel(fen)}</View>
        </View>
        <View className={styles.about}>{words.kept}</View>
      </>
    )}
  </View>
)
