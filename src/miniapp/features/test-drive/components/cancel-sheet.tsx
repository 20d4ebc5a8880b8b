import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Booking, CancelReason } from '@/contract/test-drive'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Sheet } from '@/miniapp/ui/sheet'
import { Tap } from '@/miniapp/ui/tap'
import { cancel } from '../bookings'
import { cancelReasons, detail, refusals } from '../copy'
import styles from './cancel-sheet.module.scss'
import { TooLate } from './too-late'

const reasons = Object.keys(cancelReasons) as CancelReason[]

type CancelSheetProps = { booking: Booking; open: boolean; onClose: () => void }

export function CancelSheet({ booking, open, onClose }: CancelSheetProps) {
  const [reason, setReason] = useState<CancelReason | null>(null)
  const [busy, setBusy] = useState(false)
  const [isTooLate, setIsTooLate] = useState(false)

  const submit = async () => {
    if (!reason) return
    setBusy(true)
    const result = await cancel(booking, reason)
    setBusy(false)
    if (result.status === 'failed') {
      setIsTooLate(result.code === 'change_too_late')
      return toast(refusals[result.code])
    }
    toast(detail.cancelled)
    onClose()
  }

  return (
    <Sheet title={detail.cancelTitle} open={open} onClose={onClose}>
      <View className={styles.sentence}>{detail.cancelSentence}</View>
      {isTooLate && <TooLate dealer={booking.dealer} />}
      {reasons.map((code) => (
        <Tap
          key={code}
          id={`cancel-reason-${code}`}
          className={classes(styles.reason, code === reason && styles.chosen, 'cancel-reason')}
          role="radio"
          selected={code === reason}
          onTap={() => setReason(code)}
        >
          {cancelReasons[code]}
          <View className={styles.dot} />
        </Tap>
      ))}
      <Button
        id="confirm-cancel"
        className={styles.submit}
        kind="danger"
        text={detail.cancelConfirm}
        disabled={!reason}
        busy={busy}
        onTap={submit}
      />
      <Button kind="plain" text={detail.cancelKeep} onTap={onClose} />
    </Sheet>
  )
}
