import { View } from '@tarojs/components'
import type { CarCode } from '@/contract/car'
import { countdown, secondsLeft } from '@/miniapp/lib/time'
import { addressOf } from '@/miniapp/platform/address'
import { copy } from '@/miniapp/platform/clipboard'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { QrCode } from '@/miniapp/ui/qr-code'
import { ShareButton } from '@/miniapp/ui/share-button'
import { spoken } from '@/miniapp/ui/spoken'
import { useNow } from '@/miniapp/ui/use-now'
import { codes } from '../copy'
import { type CodeKind, linkOf } from '../told-code'
import styles from './code-card.module.scss'

type CodeCardProps = { kind: CodeKind; code: CarCode; told: string; over: string }

/** A code for one person: to scan, to read across a table, to send. */
export function CodeCard({ kind, code: { code, expiresAt }, told, over }: CodeCardProps) {
  const left = secondsLeft(expiresAt, useNow())
  if (left === 0) return <View className={styles.over}>{over}</View>

  const take = async () => {
    await copy(code)
    toast(codes.copied)
  }

  return (
    <View className={styles.card}>
      <QrCode id="car-code-picture" text={addressOf(linkOf(kind, code))} label={codes.picture} />
      <View id="car-code" className={styles.code} {...spoken({ role: 'img', label: codes.label(code) })}>
        {code}
      </View>
      <View className={styles.left}>{codes.left(longCountdown(left))}</View>
      <View className={styles.told}>{told}</View>
      <View className={styles.ways}>
        <ShareButton className={styles.way} text={codes.send} />
        <Button className={styles.way} kind="soft" text={codes.copy} onTap={take} />
      </View>
    </View>
  )
}

const HOUR_S = 3600

/** `1:59:59`, and minutes and seconds alone for less than an hour. */
const longCountdown = (seconds: number) =>
  seconds < HOUR_S
    ? countdown(seconds)
    : `${Math.floor(seconds / HOUR_S)}:${countdown(seconds % HOUR_S).padStart(5, '0')}`
