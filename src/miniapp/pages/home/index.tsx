import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Dealer } from '@/contract/test-drive'
import { loadBookings, useBookings } from '@/miniapp/features/test-drive/bookings'
import { CitySheet } from '@/miniapp/features/test-drive/components/city-sheet'
import { forgetPast, useDraft } from '@/miniapp/features/test-drive/draft'
import { loadNearby, useNearby } from '@/miniapp/features/test-drive/nearby'
import { nearMe } from '@/miniapp/features/test-drive/near-me'
import { cityLabel } from '@/miniapp/features/test-drive/place'
import { loadCities, useSearch } from '@/miniapp/features/test-drive/state'
import { loadSuggestion, useSuggestion } from '@/miniapp/features/test-drive/suggestion'
import { remember, useWish } from '@/miniapp/features/test-drive/wish'
import { links } from '@/miniapp/lib/links'
import type { Loadable } from '@/miniapp/lib/loadable'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { go, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { useShare } from '@/miniapp/platform/share'
import { lookIn, useCity, usePlace } from '@/miniapp/platform/whereabouts'
import { Await } from '@/miniapp/ui/await'
import { Bone } from '@/miniapp/ui/bone'
import { Screen } from '@/miniapp/ui/screen'
import { BookCard } from './book-card'
import { home } from './copy'
import { DraftCard, UpcomingCard } from './first-card'
import { Hero } from './hero'
import styles from './index.module.scss'
import { MallStrip } from './mall-strip'
import { Nearby } from './nearby'
import { OwnerCards } from './owner-cards'
import { SignInPill } from './sign-in-pill'

/** What matters to the member now: what is under way, then their car, then the cars there are to drive. */
export default function HomePage() {
  const brand = useBrand((state) => state.brand)
  const wish = useWish()
  const city = useCity((state) => state.city)
  const place = usePlace((state) => state.place)
  const suggestion = useSuggestion((state) => state.suggestion)
  const dealers = useNearby((state) => state.dealers)
  const cities = useSearch((state) => state.cities)
  const [choosingCity, setChoosingCity] = useState(false)

  const allCities = cities.status === 'loaded' ? cities.value : []
  const models = brand.status === 'loaded' ? brand.value.models : []
  const current = Math.max(
    0,
    models.findIndex(({ id }) => id === wish.model),
  )
  const model = models[current]
  const modelId = model?.id

  useEffect(() => {
    if (modelId) void loadSuggestion(modelId)
  }, [modelId, city, place])
  useEffect(() => void loadNearby(), [city, place])
  const load = () =>
    Promise.all([loadBrand(), loadCities(), loadNearby(), modelId && loadSuggestion(modelId)])
  useRefresh(load)
  useShare(() => ({ title: home.share, link: links.home() }))

  const locate = async () => {
    if (!(await nearMe())) setChoosingCity(true)
  }
  const nextDay = suggestion.status === 'loaded' ? suggestion.value?.day.date : undefined

  return (
    <Screen overPicture>
      <Await value={brand} onRetry={load} skeleton={<HomeSkeleton />}>
        {({ name }) =>
          model && (
            <>
              <Hero
                name={name}
                models={models}
                current={current}
                onTurn={(place) => remember({ model: models[place]?.id })}
                onTap={({ id }) => go(links.testDriveSearch({ model: id }))}
              >
                <SignInPill />
              </Hero>
              <View className={styles.cards}>
                <FirstCard />
                <OwnerCards />
                <BookCard model={model} suggestion={suggestion} onRetry={load} />
              </View>
              <MallStrip />
              <Nearby
                dealers={dealers}
                cityName={cityLabel(allCities.find(({ code }) => code === city)?.name ?? '')}
                isLocated={isNear(dealers)}
                onLocate={locate}
                onCity={() => setChoosingCity(true)}
                onDealer={({ id: dealerId, cityCode }) =>
                  go(
                    nextDay
                      ? links.testDriveSlots({ dealerId, model: model.id, date: nextDay })
                      : links.testDriveSearch({ city: cityCode, model: model.id }),
                  )
                }
                onRetry={load}
              />
            </>
          )
        }
      </Await>
      <CitySheet
        open={choosingCity}
        onClose={() => setChoosingCity(false)}
        cities={allCities}
        city={city}
        onPick={lookIn}
      />
    </Screen>
  )
}

/** A morning's drive at most. A city that was chosen by hand may be far from where the member is. */
const NEAR_M = 60_000
const isNear = (dealers: Loadable<Dealer[]>) => {
  const first = dealers.status === 'loaded' ? dealers.value[0] : undefined
  return typeof first?.distanceM === 'number' && first.distanceM <= NEAR_M
}

const HomeSkeleton = () => (
  <View>
    <Bone className={styles.hero} />
    <Bone className={styles.card} />
    <Bone className={styles.card} />
  </View>
)

/** An order in progress comes before everything else. */
function FirstCard() {
  const isMember = useSession((state) => state.token !== null)
  const draft = useDraft((state) => state.draft)
  const upcoming = useBookings((state) => state.upcoming)
  useEffect(() => void (isMember && loadBookings('upcoming')), [isMember])
  useRefresh(() => {
    forgetPast(new Date())
    return isMember && loadBookings('upcoming')
  })

  if (draft) return <DraftCard draft={draft} />
  const next = isMember && upcoming.status === 'loaded' ? upcoming.value.bookings[0] : undefined
  return next ? <UpcomingCard booking={next} /> : null
}
