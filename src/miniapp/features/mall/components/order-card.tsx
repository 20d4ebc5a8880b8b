import { View } from '@tarojs/components'
import type { OrderCard as Order } from '@/contract/order'
import { links } from '@/miniapp/lib/links'
import { go } from '@/miniapp/platform/page'
import { classes } from '@/miniapp/ui/classes'
import { Tap } from '@/miniapp/ui/tap'
import { orders as words, orderStates } from '../copy'
import { dayName } from '../day'
import styles from './order-card.module.scss'
import { Ordered } from './ordered'
import { Price } from './price'

/** States in which it is the member's turn. */
const urgent = new Set<Order['state']>(['awaiting_payment', 'to_redeem'])
const over = new Set<Order['state']>(['completed', 'cancelled', 'refunded'])

export const OrderCard = ({ order }: { order: Order }) => (
  <Tap
    className={`${styles.card} order-card`}
    role="link"
    onTap={() => go(links.mallOrder({ orderId: order.id }))}
  >
    <View className={styles.top}>
      <View className={styles.when}>{dayName(order.orderedAt)}</View>
      <View
        className={classes(
          styles.state,
          urgent.has(order.state) && styles.urgent,
          over.has(order.state) && styles.over,
        )}
      >
        {orderStates[order.state]}
      </View>
    </View>
    <Ordered thing={order}>
      {order.quantity > 1 && <View className={styles.pieces}>{words.pieces(order.quantity)}</View>}
      <Price price={order} />
    </Ordered>
  </Tap>
)
