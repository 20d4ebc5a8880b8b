import { View } from '@tarojs/components'
import type { Price } from '@/contract/product'
import { links } from '@/miniapp/lib/links'
import { grouped, yuanLabel } from '@/miniapp/lib/money'
import { go } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { spoken } from '@/miniapp/ui/spoken'
import { confirm as words } from '../copy'
import { type Obstacle, obstacleSentence } from '../obstacle'
import styles from './place-bar.module.scss'

type PlaceBarProps = {
  total: Price
  obstacle: Obstacle | null
  /** What is not said yet of where it goes; null when it is. */
  needed: string | null
  /** Sent, and not answered for certain. */
  isOpen: boolean
  busy: boolean
  onTap: () => unknown
}

/** The one button of the confirmation, and what stands between. */
export function PlaceBar({ total: { points, fen }, obstacle, needed, isOpen, busy, onTap }: PlaceBarProps) {
  const all = grouped(points)
  const submit = fen > 0 ? words.submitCash(all, yuanLabel(fen)) : words.submit(all)
  if (obstacle?.kind === 'short' && !isOpen) {
    return (
      <>
        <View className={styles.told}>{obstacleSentence(obstacle)}</View>
        <Button id="earn-points" text={words.earn} onTap={() => go(links.pointsCentre())} />
      </>
    )
  }
  return (
    <>
      {isOpen && (
        <View className={styles.told} {...spoken({ role: 'alert' })}>
          {words.uncertain}
        </View>
      )}
      <Button
        id="place-order"
        text={isOpen ? words.submitAgain : obstacle ? obstacleSentence(obstacle) : (needed ?? submit)}
        busy={busy}
        disabled={!isOpen && (obstacle !== null || needed !== null)}
        onTap={onTap}
      />
    </>
  )
}
