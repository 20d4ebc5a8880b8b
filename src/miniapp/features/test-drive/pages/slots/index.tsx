import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { picture } from '@/miniapp/platform/origin'
import { useParams, useRefresh } from '@/miniapp/platform/page'
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
import { slots } from '../../copy'
import { loadDealer, loadTimes, useDealer } from '../../dealer'
import { loadDays, useSearch } from '../../state'
import styles from './index.module.scss'

export default function SlotsPage() {
  const asked = useParams('dealerId', 'model', 'date')
  const { dealerId } = asked
  const { dealer, times } = useDealer()
  const days = useSearch((state) => state.days)
  const brand = useBrand((state) => state.brand)
  const [model, setModel] = useState(asked.model)
  const [date, setDate] = useState(asked.date)

  const city = dealer.status === 'loaded' ? dealer.value.dealer.cityCode : null
  useEffect(() => void (city && loadDays(city)), [city])
  useEffect(() => void loadTimes({ dealerId, model, date }), [dealerId, model, date])
  const reload = () => Promise.all([loadBrand(), loadDealer(dealerId), loadTimes({ dealerId, model, date })])
  useRefresh(reload)

  const allModels = brand.status === 'loaded' ? brand.value.models : []
  const car = allModels.find(({ id }) => id === model)

  return (
    <Screen>
      <Await value={dealer} onRetry={reload} skeleton={<BookingSkeleton />}>
        {({ dealer: { cover }, dealer, models }) => (
          <>
            <Picture className={styles.cover} src={picture(cover)} fit="filling" />
            <View className={styles.dealer}>
              <DealerLine dealer={dealer} />
            </View>
            <ModelStrip
              models={allModels.filter(({ id }) => models.includes(id))}
              model={model}
              onPick={setModel}
            />
            <View className={styles.days}>
              <Await value={days} onRetry={() => loadDays(dealer.cityCode)} skeleton={<DaysSkeleton />}>
                {(all) => <DateStrip days={all} date={date} onPick={setDate} />}
              </Await>
            </View>
            <View className={styles.times}>
              <Await
                value={times}
                onRetry={() => loadTimes({ dealerId, model, date })}
                skeleton={<TimesSkeleton />}
                empty={(all) =>
                  all.length > 0 ? null : <Empty title={slots.emptyTitle} sentence={slots.emptySentence} />
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
