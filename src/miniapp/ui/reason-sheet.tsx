import { View } from '@tarojs/components'
import { type PropsWithChildren, useState } from 'react'
import { Button } from './button'
import { classes } from './classes'
import styles from './reason-sheet.module.scss'
import { Sheet } from './sheet'
import { Tap } from './tap'

type ReasonSheetProps<Reason extends string> = PropsWithChildren<{
  /** What the ids begin with, and how the way out of it is called: `cancel`, `refund`. */
  name: string
  title: string
  sentence: string
  reasons: Record<Reason, string>
  confirmText: string
  keepText: string
  open: boolean
  onClose: () => void
  onConfirm: (reason: Reason) => Promise<unknown>
}>

/** Why somebody gives up what they have: asked once, and only gone on with after an answer. */
export function ReasonSheet<Reason extends string>({
  name,
  title,
  sentence,
  reasons,
  confirmText,
  keepText,
  open,
  onClose,
  onConfirm,
  children,
}: ReasonSheetProps<Reason>) {
  const [reason, setReason] = useState<Reason | null>(null)
  const [busy, setBusy] = useState(false)

  const confirm = async () => {
    if (!reason) return
    setBusy(true)
    await onConfirm(reason)
    setBusy(false)
  }

  return (
    <Sheet title={title} open={open} onClose={onClose}>
      <View className={styles.sentence}>{sentence}</View>
      {children}
      {(Object.keys(reasons) as Reason[]).map((one) => (
        <Tap
          key={one}
          id={`${name}-reason-${one}`}
          className={classes(styles.reason, one === reason && styles.chosen, `${name}-reason`)}
          role="radio"
          selected={one === reason}
          onTap={() => setReason(one)}
        >
          {reasons[one]}
          <View className={styles.dot} />
        </Tap>
      ))}
      <Button
        id={`confirm-${name}`}
        className={styles.confirm}
        kind="danger"
        text={confirmText}
        disabled={!reason}
        busy={busy}
        onTap={confirm}
      />
      <Button kind="plain" text={keepText} onTap={onClose} />
    </Sheet>
  )
}
