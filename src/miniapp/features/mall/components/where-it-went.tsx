import { View } from '@tarojs/components'
import type { Order } from '@/contract/order'
import { links } from '@/miniapp/lib/links'
import { grouped, yuanLabel } from '@/miniapp/lib/money'
import { go } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { cashSentences, order as words } from '../order-copy'
import styles from './where-it-went.module.scss'

/** Of an order that is given back: where its points are, and its cash. */
export function WhereItWent({ order: { state, points, fen, cash } }: { order: Order }) {
  if (state !== 'refunded' && state !== 'cancelled') return null
  const told = cash === 'refunding' || cash === 'refunded' || cash === 'stuck' ? cashSentences[cash] : null
  return (
    <View className={styles.panel}>
      <View id="points-back">{words.backPoints(grouped(points))}</View>
      {told && (
        <View id="cash-back" className={styles.cash}>
          {told(yuanLabel(fen))}
        </View>
      )}
      <Button
        className={styles.way}
        kind="soft"
        text={words.journal}
        onTap={() => go(links.pointsJournal())}
      />
    </View>
  )
}
