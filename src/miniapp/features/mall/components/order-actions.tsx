import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Order } from '@/contract/order'
import { links } from '@/miniapp/lib/links'
import { confirmed, go, toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { refusals } from '../copy'
import { momentName } from '../day'
import { order as words } from '../order-copy'
import { receiveOrder } from '../orders'
import styles from './order-actions.module.scss'
import { RefundSheet } from './refund-sheet'

const over = new Set<Order['state']>(['completed', 'cancelled', 'refunded'])

/** What the member may do about an order as it stands. */
export function OrderActions({ order }: { order: Order }) {
  const [refunding, setRefunding] = useState(false)

  const receive = async () => {
    const question = {
      ...{ title: words.receivedTitle, content: words.receivedSentence },
      confirmText: words.received,
    }
    if (!(await confirmed(question))) return
    const result = await receiveOrder(order.id)
    toast(result.status === 'ok' ? words.thanks : refusals[result.code])
  }
  return (
    <View className={styles.actions}>
      {order.state === 'shipped' && <Button id="receive-order" text={words.received} onTap={receive} />}
      {order.refundableUntil && (
        <>
          <Button id="refund-order" kind="danger" text={words.refund} onTap={() => setRefunding(true)} />
          <View className={styles.hint}>{words.refundUntil(momentName(order.refundableUntil))}</View>
        </>
      )}
      {over.has(order.state) && (
        <Button
          id="order-again"
          kind="soft"
          text={words.again}
          onTap={() => go(links.mallProduct({ productId: order.productId }))}
        />
      )}
      <RefundSheet order={order} open={refunding} onClose={() => setRefunding(false)} />
    </View>
  )
}
