import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Order, RefundReason } from '@/contract/order'
import { grouped } from '@/miniapp/lib/money'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Sheet } from '@/miniapp/ui/sheet'
import { Tap } from '@/miniapp/ui/tap'
import { refundReasons, refusals } from '../copy'
import { order as words } from '../order-copy'
import { giveBack } from '../orders'
import styles from './refund-sheet.module.scss'

const reasons = Object.keys(refundReasons) as RefundReason[]

type RefundSheetProps = { order: Order; open: boolean; onClose: () => void }

/** Why it goes back, and where the points go. */
export function RefundSheet({ order, open, onClose }: RefundSheetProps) {
  const [reason, setReason] = useState<RefundReason | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    if (!reason) return
    setBusy(true)
    const result = await giveBack(order.id, reason)
    setBusy(false)
    onClose()
    toast(result.status === 'ok' ? words.refunded : refusals[result.code])
  }
  const sentence = order.fen > 0 ? words.refundSentence : words.refundSentencePoints

  return (
    <Sheet title={words.refundTitle} open={open} onClose={onClose}>
      <View className={styles.sentence}>{sentence(grouped(order.points))}</View>
      {reasons.map((one) => (
        <Tap
          key={one}
          id={`refund-reason-${one}`}
          className={classes(styles.reason, one === reason && styles.chosen)}
          role="radio"
          selected={one === reason}
          onTap={() => setReason(one)}
        >
          {refundReasons[one]}
          <View className={styles.dot} />
        </Tap>
      ))}
      <Button
        id="confirm-refund"
        className={styles.submit}
        kind="danger"
        text={words.refundConfirm}
        disabled={!reason}
        busy={busy}
        onTap={submit}
      />
      <Button kind="plain" text={words.refundKeep} onTap={onClose} />
    </Sheet>
  )
}
