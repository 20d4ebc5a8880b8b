import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CarModel } from '@/contract/brand'
import { chooseTime } from '@/miniapp/features/test-drive/choose'
import { SlotChip } from '@/miniapp/features/test-drive/components/slot-chip'
import type { Suggestion } from '@/miniapp/features/test-drive/suggestion'
import { distanceLabel } from '@/miniapp/lib/distance'
import { links } from '@/miniapp/lib/links'
import type { Loadable } from '@/miniapp/lib/loadable'
import { clock, dateLabel, dayLabel, dayOf } from '@/miniapp/lib/time'
import { go } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bone } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import styles from './book-card.module.scss'
import { bookCard } from './copy'

type BookCardProps = { model: CarModel; suggestion: Loadable<Suggestion | null>; onRetry: () => unknown }

/** The next chance to drive the model on the picture, in one tap. */
export const BookCard = ({ model, suggestion, onRetry }: BookCardProps) => (
  <View id="book-card" className={styles.card}>
    <View className={styles.title}>{bookCard.title(model.name)}</View>
    <Await value={suggestion} onRetry={onRetry} skeleton={<BookSkeleton />}>
      {(found) =>
        found ? (
          <Suggested key={found.dealer.id + found.day.date} model={model} suggestion={found} />
        ) : (
          <View className={styles.where}>{bookCard.none}</View>
        )
      }
    </Await>
    <Button
      id="search-test-drive"
      kind="plain"
      text={suggestion.status === 'loaded' && suggestion.value ? bookCard.more : bookCard.choose}
      onTap={() => go(links.testDriveSearch({ model: model.id }))}
    />
  </View>
)

function Suggested({
  model,
  suggestion: { day, dealer, starts },
}: {
  model: CarModel
  suggestion: Suggestion
}) {
  const [picked, setPicked] = useState(starts[0])
  const chosen = starts.find((startsAt) => startsAt === picked) ?? starts[0]
  const today = dayOf(new Date(), dealer.timeZone)
  const dayName = dayLabel(day.date, today)
  const holiday = day.holiday ? ` ${day.holiday}` : ''
  const near = dealer.distanceM === null ? '' : ` · ${distanceLabel(dealer.distanceM)}`
  if (!chosen) return null

  return (
    <>
      <View className={styles.where}>{`${dateLabel(day.date, today)} ${dayName}${holiday}`}</View>
      <View className={styles.where}>{dealer.name + near}</View>
      <View className={styles.chips}>
        {starts.map((startsAt) => (
          <View key={startsAt} className={styles.chip}>
            <SlotChip
              time={clock(startsAt, dealer.timeZone)}
              className="time-choice"
              chosen={startsAt === chosen}
              onTap={() => setPicked(startsAt)}
            />
          </View>
        ))}
      </View>
      <Button
        id="book-test-drive"
        text={bookCard.book(dayName, clock(chosen, dealer.timeZone))}
        onTap={() => chooseTime(dealer, model, chosen)}
      />
    </>
  )
}

const BookSkeleton = () => (
  <View>
    <Bone className={styles.boneLine} />
    <Bone className={styles.boneChips} />
    <Bone className={styles.boneButton} />
  </View>
)
