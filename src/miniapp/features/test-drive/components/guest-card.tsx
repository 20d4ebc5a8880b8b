import { View } from '@tarojs/components'
import { useState } from 'react'
import type { GuestDrive } from '@/contract/test-drive'
import { clock } from '@/miniapp/lib/time'
import { confirmed, toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { guests as words, refusals } from '../copy'
import { welcome, type Reception } from '../guests'
import styles from './guest-card.module.scss'

type GuestCardProps = { drive: GuestDrive; reception: Reception; timeZone: string }

/** One who comes for a drive: when, in what, with whom, and whether they have come. */
export function GuestCard({ drive, reception, timeZone }: GuestCardProps) {
  const [busy, setBusy] = useState(false)
  const at = clock(drive.startsAt, timeZone)

  const receive = async () => {
    const question = {
      title: words.askTitle,
      content: words.askSentence(drive.contactName, at),
      confirmText: words.arrived,
    }
    if (!(await confirmed(question))) return
    setBusy(true)
    const result = await welcome(reception, drive.bookingId)
    setBusy(false)
    toast(result.status === 'ok' ? words.noted : refusals[result.code])
  }

  return (
    <View className={`${styles.card} guest`}>
      <View className={styles.head}>
        <View className={styles.time}>{`${at} – ${clock(drive.endsAt, timeZone)}`}</View>
        <View className={classes(styles.state, styles[drive.state])}>{words.states[drive.state]}</View>
      </View>
      <View className={styles.name}>{`${drive.contactName} ${drive.contactPhone}`}</View>
      <View className={styles.with}>{`${drive.car} · ${drive.consultant}`}</View>
      {drive.note !== '' && <View className={styles.with}>{drive.note}</View>}
      {drive.canArrive && (
        <Button className={`${styles.act} arrive`} text={words.arrived} busy={busy} onTap={receive} />
      )}
    </View>
  )
}
