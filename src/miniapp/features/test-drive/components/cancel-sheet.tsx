import { useState } from 'react'
import type { Booking, CancelReason } from '@/contract/test-drive'
import { toast } from '@/miniapp/platform/page'
import { ReasonSheet } from '@/miniapp/ui/reason-sheet'
import { cancel } from '../bookings'
import { cancelReasons, detail, refusals } from '../copy'
import { TooLate } from './too-late'

type CancelSheetProps = { booking: Booking; open: boolean; onClose: () => void }

export function CancelSheet({ booking, open, onClose }: CancelSheetProps) {
  const [isTooLate, setIsTooLate] = useState(false)

  const giveUp = async (reason: CancelReason) => {
    const result = await cancel(booking, reason)
    if (result.status === 'failed') {
      setIsTooLate(result.code === 'change_too_late')
      return toast(refusals[result.code])
    }
    toast(detail.cancelled)
    onClose()
  }

  return (
    <ReasonSheet
      name="cancel"
      title={detail.cancelTitle}
      sentence={detail.cancelSentence}
      reasons={cancelReasons}
      confirmText={detail.cancelConfirm}
      keepText={detail.cancelKeep}
      open={open}
      onClose={onClose}
      onConfirm={giveUp}
    >
      {isTooLate && <TooLate dealer={booking.dealer} />}
    </ReasonSheet>
  )
}
