import { View } from '@tarojs/components'
import type { CarCode } from '@/contract/car'
import { countdown, secondsLeft } from '@/miniapp/lib/time'
import { copy } from '@/miniapp/platform/clipboard'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { spoken } from '@/miniapp/ui/spoken'
import { useNow } from '@/miniapp/ui/use-now'
import { codes } from '../copy'
import styles from './code-card.module.scss'

type CodeCardProps = { code: CarCode; told: string; over: string }

/** A code to be told to one person, as large as it can be read across a table. */
export function CodeCard({ code: { code, expiresAt }, told, over }: CodeCardProps) {
  const left = secondsLeft(expiresAt, useNow())
  if (left === 0) return <View className={styles.over}>{over}</View>

  const take = async () => {
    await copy(code)
    toast(codes.copied)
  }

  return (
    <View className={styles.card}>
      <View id="car-code" className={styles.code} {...spoken({ role: 'img', label: codes.label(code) })}>
        {code}
      </View>
      <View className={styles.left}>{codes.left(longCountdown(left))}</View>
      <View className={styles.told}>{told}</View>
      <Button kind="soft" text={codes.copy} onTap={take} />
    </View>
  )
}

const HOUR_S = 3600

/** `1:59:59`, and minutes and seconds alone for less than an hour. */
const longCountdown = (seconds: number) =>
  seconds < HOUR_S
    ? countdown(seconds)
    : `${Math.floor(seconds / HOUR_S)}:${countdown(seconds % HOUR_S).padStart(5, '0')}`
