import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { go, useParams, useRefresh } from '@/miniapp/platform/page'
import { useShare } from '@/miniapp/platform/share'
import { lookIn, useCity, usePlace } from '@/miniapp/platform/whereabouts'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { Icon } from '@/miniapp/ui/icon'
import { Screen } from '@/miniapp/ui/screen'
import { Tap } from '@/miniapp/ui/tap'
import { chooseTime } from '../../choose'
import { CitySheet } from '../../components/city-sheet'
import { DateStrip } from '../../components/date-strip'
import { DealerCard } from '../../components/dealer-card'
import { ModelStrip } from '../../components/model-strip'
import { DaysSkeleton } from '../../components/skeletons'
import { search, words } from '../../copy'
import { nearMe } from '../../near-me'
import { cityLabel } from '../../place'
import { firstOpenDay, loadCities, loadDays, loadDealers, useSearch, withoutFull } from '../../state'
import { remember, useWish } from '../../wish'
import styles from './index.module.scss'

export default function SearchPage() {
  const asked = useParams('city', 'date', 'model')
  const { cities, days, dealers, full } = useSearch()
  const city = useCity((state) => state.city)
  const wished = useWish((state) => state.model)
  const place = usePlace((state) => state.place)
  const brand = useBrand((state) => state.brand)
  const [picked, setPicked] = useState(asked.date)
  const [choosingCity, setChoosingCity] = useState(false)

  const models = brand.status === 'loaded' ? brand.value.models : []
  const model = models.find(({ id }) => id === wished) ?? models[0]
  const open = days.status === 'loaded' ? days.value : []
  const firstWithTimes = firstOpenDay(withoutFull(open, full))
  const date =
    open.find((day) => day.date === picked && day.openDealers > 0)?.date ?? firstWithTimes?.date ?? ''

  useEffect(() => {
    if (asked.city) lookIn(asked.city)
    if (asked.model) remember({ model: asked.model })
  }, [asked.city, asked.model])

  const modelId = model?.id
  const loadDay = () => (city && modelId && date ? loadDealers({ city, date, model: modelId }) : undefined)
  useEffect(() => {
    if (city && modelId && date) void loadDealers({ city, date, model: modelId })
  }, [city, modelId, date, place])
  useEffect(() => void (city && loadDays(city)), [city])
  useRefresh(() => Promise.all([loadBrand(), loadCities(), loadDay()]))

  useShare(() => ({
    title: model ? words.shareDealer(model.name) : words.shareAny,
    link: links.testDriveSearch({ city: city ?? undefined, date: date || undefined, model: modelId }),
  }))

  const locate = async () => {
    if (!(await nearMe())) setChoosingCity(true)
  }
  const nextDay = open.find((day) => day.date > date && day.openDealers > 0)?.date
  const cityName =
    cities.status === 'loaded' ? cities.value.find(({ code }) => code === city)?.name : undefined

  return (
    <Screen>
      <View className={styles.days}>
        <Await
          value={days}
          onRetry={() => (city ? loadDays(city) : loadCities())}
          skeleton={<DaysSkeleton />}
        >
          {(all) => <DateStrip days={all} date={date} onPick={setPicked} />}
        </Await>
      </View>
      <ModelStrip models={models} model={model?.id ?? ''} onPick={(id) => remember({ model: id })} />
      <View className={styles.where}>
        <Tap id="choose-city" className={styles.city} onTap={() => setChoosingCity(true)}>
          <Icon name="pin" />
          {cityName ? cityLabel(cityName) : search.cityTitle}
          <Icon name="down" className={styles.small} />
        </Tap>
        <Tap id="near-me" className={styles.near} disabled={place !== null} onTap={locate}>
          {place ? search.located : search.locate}
        </Tap>
      </View>
      <View>
        {date && (
          <Await
            value={dealers}
            onRetry={loadDay}
            skeleton={<Bones shape="head" count={2} />}
            empty={(list) =>
              list.some(({ starts }) => starts.length > 0) ? null : (
                <Empty
                  title={search.emptyTitle}
                  sentence={search.emptySentence}
                  action={nextDay ? { text: search.nextDay, onTap: () => setPicked(nextDay) } : undefined}
                />
              )
            }
          >
            {(list) =>
              list.map((day) => (
                <DealerCard
                  key={day.dealer.id}
                  day={day}
                  onTime={(startsAt) => model && chooseTime(day.dealer, model, startsAt)}
                  onAll={() =>
                    model && go(links.testDriveSlots({ dealerId: day.dealer.id, model: model.id, date }))
                  }
                />
              ))
            }
          </Await>
        )}
      </View>
      <CitySheet
        open={choosingCity}
        onClose={() => setChoosingCity(false)}
        cities={cities.status === 'loaded' ? cities.value : []}
        city={city}
        onPick={lookIn}
      />
    </Screen>
  )
}
