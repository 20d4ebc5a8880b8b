import type { Order, RefundReason } from '@/contract/order'
import { grouped, yuanLabel } from '@/miniapp/lib/money'
import { toast } from '@/miniapp/platform/page'
import { ReasonSheet } from '@/miniapp/ui/reason-sheet'
import { refundReasons, refusals } from '../copy'
import { order as words } from '../order-copy'
import { giveBack } from '../orders'

type RefundSheetProps = { order: Order; open: boolean; onClose: () => void }

/** Why it goes back, and where the points go. */
export function RefundSheet({ order, open, onClose }: RefundSheetProps) {
  const refund = async (reason: RefundReason) => {
    const result = await giveBack(order.id, reason)
    onClose()
    const cash = order.fen > 0 ? yuanLabel(order.fen) : null
    toast(result.status === 'ok' ? words.refunded(cash) : refusals[result.code])
  }
  const sentence = order.fen > 0 ? words.refundSentence : words.refundSentencePoints

  return (
    <ReasonSheet
      name="refund"
      title={words.refundTitle}
      sentence={sentence(grouped(order.points))}
      reasons={refundReasons}
      confirmText={words.refundConfirm}
      keepText={words.refundKeep}
      open={open}
      onClose={onClose}
      onConfirm={refund}
    />
  )
}
