import { View } from '@tarojs/components'
import type { Booking } from '@/contract/test-drive'
import { links } from '@/miniapp/lib/links'
import { clock, countdown, dayOf, momentLabel, secondsLeft } from '@/miniapp/lib/time'
import { drop, type Draft } from '@/miniapp/features/test-drive/draft'
import { openMap } from '@/miniapp/platform/map'
import { picture } from '@/miniapp/platform/origin'
import { go } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Picture } from '@/miniapp/ui/picture'
import { useNow } from '@/miniapp/ui/use-now'
import styles from './card.module.scss'
import { firstCard } from './copy'

/** The drive that comes next, in reach of one tap. */
export function UpcomingCard({ booking: { id, model, dealer, startsAt } }: { booking: Booking }) {
  const now = new Date()
  const isToday = dayOf(startsAt, dealer.timeZone) === dayOf(now, dealer.timeZone)
  return (
    <View id="upcoming-card" className={styles.card}>
      <View className={styles.row}>
        <View className={styles.text}>
          <View className={styles.title}>{isToday ? firstCard.today : firstCard.soon}</View>
          <View className={styles.number}>{clock(startsAt, dealer.timeZone)}</View>
          <View className={styles.line}>
            {momentLabel(startsAt, dealer.timeZone, now).replace(/ \S+$/, '')}
          </View>
        </View>
        <Picture className={styles.car} src={picture(model.thumb)} fit="whole" />
      </View>
      <View className={styles.line}>
        {model.name} · {dealer.name}
      </View>
      <View className={styles.ways}>
        <Button className={styles.way} kind="soft" text={firstCard.navigate} onTap={() => openMap(dealer)} />
        <Button
          id="open-upcoming"
          className={styles.way}
          text={firstCard.detail}
          onTap={() => go(links.testDriveBooking({ bookingId: id }))}
        />
      </View>
    </View>
  )
}

/** A booking that was not finished, to go on with. */
export function DraftCard({ draft: { dealer, model, startsAt, standing } }: { draft: Draft }) {
  const now = useNow()
  const left = standing.status === 'held' ? secondsLeft(standing.until, now) : 0
  return (
    <View id="draft-card" className={styles.card}>
      <View className={styles.row}>
        <View className={styles.text}>
          <View className={styles.title}>{firstCard.draft}</View>
          <View className={styles.line}>{momentLabel(startsAt, dealer.timeZone, now)}</View>
          <View className={styles.line}>
            {model.name} · {dealer.name}
          </View>
          <View className={styles.left}>{left > 0 ? firstCard.left(countdown(left)) : firstCard.gone}</View>
        </View>
        <Picture className={styles.car} src={picture(model.thumb)} fit="whole" />
      </View>
      <View className={styles.ways}>
        <Button id="drop-draft" className={styles.way} kind="plain" text={firstCard.drop} onTap={drop} />
        <Button
          id="resume-draft"
          className={styles.way}
          text={firstCard.goOn}
          onTap={() => go(links.testDriveConfirm({ dealerId: dealer.id, model: model.id, startsAt }))}
        />
      </View>
    </View>
  )
}
