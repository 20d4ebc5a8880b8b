import { View } from '@tarojs/components'
import { links } from '@/miniapp/lib/links'
import type { FailureCode } from '@/miniapp/lib/settled'
import { go } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { spoken } from '@/miniapp/ui/spoken'
import { goneSentence, holding, refusals } from '../copy'
import { type Draft, holdTime, wantInstead } from '../draft'
import { NearestTimes } from './nearest-times'
import styles from './standing.module.scss'

type StandingProps = { draft: Draft; onMoreTimes: () => unknown }

/** Trying again is no use; having one drive less is. */
const limits = new Set<FailureCode>(['booking_limit', 'weekly_limit'])

/** Says how the wanted time stands when it is not ours, and what can be done about it. */
export function StandingNotice({ draft: { standing, dealer, startsAt }, onMoreTimes }: StandingProps) {
  if (standing.status === 'held') return null
  if (standing.status === 'asking') {
    return (
      <View className={styles.notice} {...spoken({ live: true })}>
        {holding.asking}
      </View>
    )
  }
  const isGone = standing.status === 'gone'
  const nearest = isGone ? standing.nearest : []
  return (
    <View id="time-gone" className={styles.notice} {...spoken({ role: 'alert' })}>
      <View className={styles.sentence}>
        {isGone ? goneSentence(standing.code, nearest.length) : refusals[standing.code]}
      </View>
      {nearest.length > 0 && <NearestTimes times={nearest} timeZone={dealer.timeZone} onPick={wantInstead} />}
      <View className={styles.ways}>
        {standing.code === 'hold_expired' && !nearest.some((time) => time.startsAt === startsAt) && (
          <Button kind="soft" text={holding.again} onTap={() => wantInstead(startsAt)} />
        )}
        {limits.has(standing.code) ? (
          <Button kind="soft" text={holding.mine} onTap={() => go(links.testDriveBookings())} />
        ) : (
          !isGone && <Button id="hold-again" kind="soft" text={holding.again} onTap={holdTime} />
        )}
        <Button id="more-times" kind="plain" text={holding.pickAnother} onTap={onMoreTimes} />
      </View>
    </View>
  )
}
