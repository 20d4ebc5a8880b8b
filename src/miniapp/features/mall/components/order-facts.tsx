import { View } from '@tarojs/components'
import type { Order } from '@/contract/order'
import { grouped, yuanLabel } from '@/miniapp/lib/money'
import { areaOf } from '../addresses'
import { deliveries, confirm } from '../copy'
import { momentName } from '../day'
import { order as words } from '../order-copy'
import styles from './order-facts.module.scss'

export const OrderFacts = ({ order }: { order: Order }) => (
  <View className={styles.panel}>
    {factsOf(order).map(([name, value]) => (
      <View key={name} className={styles.fact}>
        <View className={styles.name}>{name}</View>
        <View className={styles.value}>{value}</View>
      </View>
    ))}
  </View>
)

const factsOf = ({ points, fen, delivery, address, orderedAt, id }: Order): [string, string][] => [
  [words.paid, grouped(points)],
  ...(fen > 0 ? [[words.cash, yuanLabel(fen)] as [string, string]] : []),
  [confirm.delivery, deliveries[delivery].name],
  ...(address
    ? [
        [words.address, `${address.name} ${address.phone} ${areaOf(address)} ${address.street}`] as [
          string,
          string,
        ],
      ]
    : []),
  [words.at, momentName(orderedAt)],
  [words.number, id.slice(-NUMBER_SIGNS).toUpperCase()],
]

/** What somebody can read out over a telephone. */
const NUMBER_SIGNS = 12
