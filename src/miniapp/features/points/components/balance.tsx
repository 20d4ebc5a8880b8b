import { View } from '@tarojs/components'
import type { PointBalances } from '@/contract/points'
import type { TierStanding } from '@/contract/rewards'
import { links } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { go } from '@/miniapp/platform/page'
import { Icon, type IconName } from '@/miniapp/ui/icon'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Ring } from '@/miniapp/ui/ring'
import { Tap } from '@/miniapp/ui/tap'
import { centre as words, tier as tierWords } from '../copy'
import { dayName } from '../day'
import { wayToNext } from '../tier'
import styles from './balance.module.scss'

type HeadProps = { balance: PointBalances; standing: TierStanding | null }

/** What there is to spend, and beside it how far the next tier is. */
export const BalanceHead = ({ balance, standing }: HeadProps) => (
  <View className={styles.head}>
    <View className={styles.label}>{words.available}</View>
    <Ridgeline />
    <View className={styles.over}>
      <View id="points-available" className={styles.number}>
        {grouped(balance.available)}
      </View>
      {standing && (
        <Tap
          id="open-tier"
          className={styles.tier}
          role="link"
          label={tierWords.ring(grouped(standing.growth), standing.tier.name)}
          onTap={() => go(links.pointsTier())}
        >
          <Ring
            part={wayToNext(standing)}
            label={tierWords.ring(grouped(standing.growth), standing.tier.name)}
          >
            <View className={styles.tierName}>{standing.tier.name}</View>
          </Ring>
        </Tap>
      )}
    </View>
  </View>
)

/** What else there is to know about it, and what can be done with it. */
export const BalancePanel = ({ balance }: { balance: PointBalances }) => (
  <View className={styles.panel}>
    <Facts balance={balance} />
    <View className={styles.ways}>
      <Way id="points-journal" icon="note" text={words.journal} onTap={() => go(links.pointsJournal())} />
      <Way id="points-mall" icon="bag" text={words.mall} onTap={() => go(links.mall())} />
      <Way id="points-gift" icon="gift" text={words.gift} onTap={() => go(links.pointsGift())} />
    </View>
  </View>
)

function Facts({ balance: { pending, held, debt, expiringSoon, isFrozen } }: { balance: PointBalances }) {
  return (
    <>
      {(pending > 0 || held > 0) && (
        <View className={styles.counts}>
          {pending > 0 && (
            <Tap
              id="points-pending"
              className={styles.count}
              role="link"
              label={words.pendingLabel(grouped(pending))}
              onTap={() => go(links.pointsJournal({ which: 'pending' }))}
            >
              <Count name={words.pending} points={pending} />
              <Icon name="chevron" className={styles.chevron} />
            </Tap>
          )}
          {held > 0 && (
            <View className={styles.count}>
              <Count name={words.held} points={held} />
            </View>
          )}
        </View>
      )}
      {isFrozen && <View className={`${styles.note} ${styles.serious}`}>{words.frozen}</View>}
      {debt > 0 && <View className={styles.note}>{words.debt(grouped(debt))}</View>}
      {expiringSoon && (
        <View id="points-expiring" className={styles.note}>
          <Icon name="clock" className={styles.noteIcon} />
          {words.expiring(grouped(expiringSoon.points), dayName(expiringSoon.at))}
        </View>
      )}
    </>
  )
}

const Count = ({ name, points }: { name: string; points: number }) => (
  <>
    <View className={styles.countNumber}>{grouped(points)}</View>
    <View className={styles.countName}>{name}</View>
  </>
)

type WayProps = { id: string; icon: IconName; text: string; onTap: () => unknown }

const Way = ({ id, icon, text, onTap }: WayProps) => (
  <Tap id={id} className={styles.way} role="link" onTap={onTap}>
    <Icon name={icon} className={styles.wayIcon} />
    <View className={styles.wayText}>{text}</View>
  </Tap>
)
