import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Tier, TierStanding } from '@/contract/rewards'
import { grouped } from '@/miniapp/lib/money'
import { useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Columns } from '@/miniapp/ui/columns'
import { Icon } from '@/miniapp/ui/icon'
import { Mark } from '@/miniapp/ui/mark'
import { Ring } from '@/miniapp/ui/ring'
import { Screen } from '@/miniapp/ui/screen'
import { Tabs } from '@/miniapp/ui/tabs'
import { TierSkeleton } from '../../components/skeletons'
import { changes, tier as words } from '../../copy'
import { dayName } from '../../day'
import { loadTier, tierName, useTier, wayToNext } from '../../tier'
import styles from './index.module.scss'

export default function TierPage() {
  const standing = useTier((state) => state.standing)
  useRefresh(loadTier)
  return (
    <Screen>
      <Await value={standing} onRetry={loadTier} skeleton={<TierSkeleton />}>
        {(found) => (
          <>
            <Way standing={found} />
            <Benefits standing={found} />
            <Months standing={found} />
            <History standing={found} />
          </>
        )}
      </Await>
    </Screen>
  )
}

/** Where the member is, and what is missing to the next tier or to keep this one. */
const Way = ({ standing }: { standing: TierStanding }) => {
  const { tier, growth, next, graceUntil, missingToKeep } = standing
  return (
    <View id="tier-way" className={styles.way}>
      <Ring large part={wayToNext(standing)} label={words.ring(grouped(growth), tier.name)}>
        <View className={styles.name}>{tier.name}</View>
        <View className={styles.growth}>{grouped(growth)}</View>
        <View className={styles.unit}>{words.growth}</View>
      </Ring>
      <View id="tier-missing" className={styles.missing}>
        {next ? words.missing(grouped(next.missing), next.name) : words.top}
      </View>
      {graceUntil && (
        <View className={styles.grace}>
          <View className={styles.graceTitle}>{words.grace(dayName(graceUntil))}</View>
          <View>{words.graceSentence(grouped(missingToKeep))}</View>
        </View>
      )}
      <View className={styles.explained}>{words.explained}</View>
    </View>
  )
}

/** What each tier has, beginning with the member's own. */
function Benefits({ standing: { tier, tiers } }: { standing: TierStanding }) {
  const [picked, setPicked] = useState(tier.id)
  const shown = tiers.find(({ id }) => id === picked) ?? tier
  return (
    <View className={styles.panel}>
      <Tabs
        name="tier"
        tabs={tiers.map(({ id }) => id)}
        nameOf={(id) => tierName(tiers, id)}
        chosen={shown.id}
        onPick={setPicked}
      />
      <View className={styles.takes}>
        {shown.id === tier.id ? `${words.mine} · ` : ''}
        {shown.threshold > 0 ? words.needs(grouped(shown.threshold)) : words.open}
      </View>
      <BenefitList tier={shown} />
    </View>
  )
}

const BenefitList = ({ tier: { benefits } }: { tier: Tier }) =>
  benefits.length === 0 ? (
    <View className={styles.none}>{words.noBenefits}</View>
  ) : (
    <>
      {benefits.map(({ title, detail }) => (
        <View key={title} className={`${styles.benefit} benefit`}>
          <Mark>
            <Icon name="check" />
          </Mark>
          <View className={styles.text}>
            <View className={styles.title}>{title}</View>
            <View className={styles.detail}>{detail}</View>
          </View>
        </View>
      ))}
    </>
  )

const Months = ({ standing: { months } }: { standing: TierStanding }) => (
  <View className={styles.panel}>
    <View className={styles.heading}>{words.months}</View>
    <Columns
      label={words.monthsLabel(grouped(months.reduce((sum, { growth }) => sum + growth, 0)))}
      columns={months.map(({ month, growth }) => ({
        id: month,
        value: growth,
        under: String(Number(month.slice(5))),
      }))}
    />
  </View>
)

const History = ({ standing: { history, tiers } }: { standing: TierStanding }) => (
  <View className={styles.panel}>
    <View className={styles.heading}>{words.history}</View>
    {history.length === 0 && <View className={styles.none}>{words.noHistory}</View>}
    {history.map(({ to, at, why }) => (
      <View key={at} className={styles.change}>
        <View className={styles.text}>{changes[why](tierName(tiers, to))}</View>
        <View className={styles.day}>{dayName(at)}</View>
      </View>
    ))}
  </View>
)
