import { View } from '@tarojs/components'
import type { PointTransfer } from '@/contract/points'
import { grouped } from '@/miniapp/lib/money'
import { Trend } from '@/miniapp/ui/trend'
import { useAccount } from '../account'
import { balanceLine } from '../balance-line'
import { journal as words } from '../copy'
import { dayName } from '../day'
import styles from './balance-trend.module.scss'

/** How the points became as many as they are, as far as the journal is open. */
export function BalanceTrend({ transfers }: { transfers: PointTransfer[] }) {
  const balance = useAccount((state) => state.balance)
  const oldest = transfers.at(-1)
  if (balance.status !== 'loaded' || !oldest || transfers.length < 2) return null
  const { available } = balance.value
  const [from, to] = [dayName(oldest.at), words.now]
  return (
    <View className={styles.panel}>
      <View className={styles.head}>
        <View className={styles.name}>{words.trend}</View>
        <View className={styles.now}>{grouped(available)}</View>
      </View>
      <Trend
        readings={balanceLine(transfers, available, new Date())}
        from={from}
        to={to}
        label={words.trendLabel(from, grouped(available))}
      />
    </View>
  )
}
