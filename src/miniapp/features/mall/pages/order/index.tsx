import { View } from '@tarojs/components'
import type { Order } from '@/contract/order'
import { loading } from '@/miniapp/lib/loadable'
import { useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Screen } from '@/miniapp/ui/screen'
import { OrderActions } from '../../components/order-actions'
import { OrderFacts } from '../../components/order-facts'
import { Ordered } from '../../components/ordered'
import { PayCard } from '../../components/pay-card'
import { PickupPlace } from '../../components/pickup-place'
import { Price } from '../../components/price'
import { RedemptionCard } from '../../components/redemption-card'
import { ShipmentCard } from '../../components/shipment-card'
import { OrderSkeleton } from '../../components/skeletons'
import { Timeline } from '../../components/timeline'
import { WhereItWent } from '../../components/where-it-went'
import { orders as listed, orderStates } from '../../copy'
import { stateSentences } from '../../order-copy'
import { useOrders } from '../../orders'
import { loadPaidOrder } from '../../paying'
import styles from './index.module.scss'

export default function OrderPage() {
  const { orderId } = useParams('orderId')
  const order = useOrders((state) => state.one[orderId]) ?? loading
  const load = () => loadPaidOrder(orderId)
  useRefresh(load)

  return (
    <Screen>
      <Await value={order} onRetry={load} skeleton={<OrderSkeleton />}>
        {(found) => <Detail order={found} />}
      </Await>
    </Screen>
  )
}

/** Nobody goes anywhere for it any more. */
const isBack = new Set<Order['state']>(['cancelled', 'refunded'])

const Detail = ({ order }: { order: Order }) => (
  <>
    <View className={styles.head}>
      <View id="order-state" className={styles.state}>
        {orderStates[order.state]}
      </View>
      <View className={styles.sentence}>{stateSentences[order.state]}</View>
    </View>
    {order.state === 'awaiting_payment' && <PayCard order={order} />}
    {order.redemption && <RedemptionCard redemption={order.redemption} fen={order.fen} />}
    {order.dealer && !isBack.has(order.state) && <PickupPlace dealer={order.dealer} />}
    {order.shipment && <ShipmentCard shipment={order.shipment} />}
    <WhereItWent order={order} />
    <View className={styles.panel}>
      <Ordered thing={order}>
        {order.quantity > 1 && <View className={styles.pieces}>{listed.pieces(order.quantity)}</View>}
        <Price price={order} />
      </Ordered>
    </View>
    <OrderFacts order={order} />
    <Timeline entries={order.timeline} />
    <OrderActions order={order} />
  </>
)
