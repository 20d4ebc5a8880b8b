import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Order } from '@/contract/order'
import { yuanLabel } from '@/miniapp/lib/money'
import { countdown, secondsLeft } from '@/miniapp/lib/time'
import { confirmed, toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { spoken } from '@/miniapp/ui/spoken'
import { useNow } from '@/miniapp/ui/use-now'
import { refusals } from '../copy'
import { order as words } from '../order-copy'
import { cancelOrder, useOrders } from '../orders'
import { payAndTell } from '../pay-and-tell'
import { isPaymentOpen, loadPaidOrder, usePaying } from '../paying'
import styles from './pay-card.module.scss'

/** The platform's word of a payment comes within seconds, mostly. */
const LOOK_AGAIN_MS = 3_000

/** What is kept for the member while cash is awaited, for how long, and the ways out. */
export function PayCard({ order }: { order: Order }) {
  const until = useOrders((state) => state.payBy[order.id])
  const isPaying = usePaying((state) => state.orderId === order.id)
  const left = secondsLeft(until ?? order.orderedAt, useNow())
  const isOver = left === 0
  useEffect(() => {
    if (isOver) void loadPaidOrder(order.id)
  }, [isOver, order.id])
  const isOpen = !isPaying && !isOver && isPaymentOpen(order.id)
  useEffect(() => {
    if (!isOpen) return
    const timer = setInterval(() => void loadPaidOrder(order.id), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [isOpen, order.id])

  const cancel = async () => {
    const question = { title: words.cancelTitle, content: words.cancelSentence, confirmText: words.cancel }
    if (!(await confirmed(question))) return
    const result = await cancelOrder(order.id)
    toast(result.status === 'ok' ? words.cancelled : refusals[result.code])
  }
  return (
    <View className={styles.card}>
      <View className={styles.about}>{words.payLeft}</View>
      <View
        id="pay-left"
        className={styles.left}
        {...spoken({ role: 'img', label: `${words.payLeft} ${countdown(left)}` })}
      >
        {countdown(left)}
      </View>
      {isOpen && (
        <>
          <View className={styles.waiting} {...spoken({ role: 'alert' })}>
            {words.waiting}
          </View>
          <Button id="check-payment" kind="soft" text={words.check} onTap={() => loadPaidOrder(order.id)} />
        </>
      )}
      <Button
        id="pay-order"
        className={styles.pay}
        text={words.pay(yuanLabel(order.fen))}
        busy={isPaying}
        disabled={isOver}
        onTap={() => payAndTell(order)}
      />
      <Button id="cancel-order" kind="plain" text={words.cancel} disabled={isPaying} onTap={cancel} />
    </View>
  )
}
