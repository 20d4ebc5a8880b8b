import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { picture } from '@/miniapp/platform/origin'
import { useParams, useRefresh } from '@/miniapp/platform/page'
import { useShare } from '@/miniapp/platform/share'
import { Await } from '@/miniapp/ui/await'
import { Empty } from '@/miniapp/ui/empty'
import { Picture } from '@/miniapp/ui/picture'
import { Screen } from '@/miniapp/ui/screen'
import { chooseTime } from '../../choose'
import { DateStrip } from '../../components/date-strip'
import { DealerLine } from '../../components/dealer-line'
import { ModelStrip } from '../../components/model-strip'
import { BookingSkeleton, DaysSkeleton, TimesSkeleton } from '../../components/skeletons'
import { SlotGrid } from '../../components/slot-grid'
import { search, slots, words } from '../../copy'
import { isFree, loadDealer, loadTimes, useDealer } from '../../dealer'
import { firstOpenDay, loadDays, useSearch, withoutFull } from '../../state'
import styles from './index.module.scss'

export default function SlotsPage() {
  const asked = useParams('dealerId', 'model', 'date')
  const { dealerId } = asked
  const { dealer, times, full } = useDealer()
  const { days, daysOf } = useSearch()
  const brand = useBrand((state) => state.brand)
  const [wished, setModel] = useState(asked.model)
  const [day, setDay] = useState(asked.date)

  const found = dealer.status === 'loaded' && dealer.value.dealer.id === dealerId ? dealer.value : null
  const city = found?.dealer.cityCode ?? null
  // A card may be older than the calendar, and than the cars that are lent.
  const open = days.status === 'loaded' && daysOf === city ? days.value : []
  const isOver = open.length > 0 && !open.some(({ date }) => date === day)
  const date = (isOver && firstOpenDay(withoutFull(open, full))?.date) || day
  const nextDay = firstOpenDay(open.filter((one) => one.date > date))?.date
  const onward = nextDay ? { id: 'next-day', text: search.nextDay, onTap: () => setDay(nextDay) } : undefined
  const model = !found || found.models.includes(wished) ? wished : (found.models[0] ?? wished)

  useEffect(() => void (city && loadDays(city)), [city])
  useEffect(() => void loadTimes({ dealerId, model, date }), [dealerId, model, date])
  const reload = () => Promise.all([loadBrand(), loadDealer(dealerId), loadTimes({ dealerId, model, date })])
  useRefresh(reload)

  const allModels = brand.status === 'loaded' ? brand.value.models : []
  const car = allModels.find(({ id }) => id === model)
  const notLent = model !== wished && allModels.find(({ id }) => id === wished)
  useShare(() => ({
    title: car ? words.shareDealer(car.name) : words.shareAny,
    link: links.testDriveSlots({ dealerId, model, date }),
    imageUrl: found ? picture(found.dealer.cover) : undefined,
  }))

  return (
    <Screen>
      <Await value={dealer} onRetry={reload} skeleton={<BookingSkeleton />}>
        {({ dealer, models }) => (
          <>
            <Picture className={styles.cover} src={picture(dealer.cover)} fit="filling" />
            <View className={styles.dealer}>
              <DealerLine dealer={dealer} />
            </View>
            {notLent && <View className={styles.notLent}>{slots.notLent(notLent.name)}</View>}
            <ModelStrip
              models={allModels.filter(({ id }) => models.includes(id))}
              model={model}
              onPick={setModel}
            />
            <View className={styles.days}>
              <Await value={days} onRetry={() => loadDays(dealer.cityCode)} skeleton={<DaysSkeleton />}>
                {(all) => <DateStrip days={all} date={date} onPick={setDay} />}
              </Await>
            </View>
            <View className={styles.times}>
              <Await
                value={times}
                onRetry={() => loadTimes({ dealerId, model, date })}
                skeleton={<TimesSkeleton />}
                empty={(all) =>
                  all.some(isFree) ? null : (
                    <Empty
                      title={all.length > 0 ? search.emptyTitle : slots.emptyTitle}
                      sentence={slots.emptySentence}
                      action={onward}
                    />
                  )
                }
              >
                {(all) => (
                  <SlotGrid
                    slots={all}
                    timeZone={dealer.timeZone}
                    onPick={(startsAt) => car && chooseTime(dealer, car, startsAt)}
                  />
                )}
              </Await>
            </View>
          </>
        )}
      </Await>
    </Screen>
  )
}
