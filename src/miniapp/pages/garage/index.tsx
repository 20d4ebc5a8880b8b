import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Car } from '@/contract/car'
import { chooseCar, defaultOf, loadCars, useGarage } from '@/miniapp/features/garage/cars'
import { CarCard } from '@/miniapp/features/garage/components/car-card'
import { CarSkeleton } from '@/miniapp/features/garage/components/car-skeleton'
import { garage, refusals } from '@/miniapp/features/garage/copy'
import { links } from '@/miniapp/lib/links'
import { loadBrand } from '@/miniapp/platform/brand'
import { go, toast, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Await } from '@/miniapp/ui/await'
import { Button } from '@/miniapp/ui/button'
import { Empty } from '@/miniapp/ui/empty'
import { Row } from '@/miniapp/ui/row'
import { Screen } from '@/miniapp/ui/screen'
import styles from './index.module.scss'

export default function GaragePage() {
  const isMember = useSession((state) => state.token !== null)
  const cars = useGarage((state) => state.cars)
  const load = () => Promise.all([loadBrand(), isMember && loadCars()])
  useEffect(() => void (isMember && loadCars()), [isMember])
  useRefresh(load)

  return (
    <Screen>
      {isMember ? (
        <Await
          value={cars}
          onRetry={load}
          skeleton={<CarSkeleton />}
          empty={(list) => (list.length > 0 ? null : <NoCar sentence={garage.emptySentence} />)}
        >
          {(list) => <Cars cars={list} />}
        </Await>
      ) : (
        <NoCar sentence={garage.guestSentence} />
      )}
    </Screen>
  )
}

const NoCar = ({ sentence }: { sentence: string }) => (
  <>
    <Empty
      title={garage.emptyTitle}
      sentence={sentence}
      action={{ id: 'add-car', text: garage.add, onTap: () => go(links.garageAdd()) }}
    />
    <View className={styles.rows}>
      <Row id="enter-code" icon="share" text={garage.code} onTap={() => go(links.garageAccept())} />
      <Row id="garage-drive" icon="calendar" text={garage.drive} onTap={() => go(links.testDriveSearch())} />
    </View>
  </>
)

function Cars({ cars }: { cars: Car[] }) {
  const first = defaultOf(cars)
  const canChoose = ({ right, isDefault }: Car) => right === 'owner' && !isDefault
  return (
    <>
      {cars.map((car) => (
        <CarCard key={car.id} car={car} onChoose={canChoose(car) ? () => choose(car) : undefined} />
      ))}
      <View className={styles.next}>
        <View className={styles.title}>{garage.next}</View>
        <View className={styles.sentence}>{garage.nextSentence}</View>
        {first && first.right !== 'claimant' && (
          <Button
            id="read-default"
            kind="soft"
            text={garage.read}
            onTap={() => go(links.garageOdometer({ carId: first.id }))}
          />
        )}
      </View>
      <View className={styles.rows}>
        <Row id="add-car" icon="navigate" text={garage.another} onTap={() => go(links.garageAdd())} />
        <Row id="enter-code" icon="share" text={garage.code} onTap={() => go(links.garageAccept())} />
      </View>
    </>
  )
}

async function choose({ id }: Car) {
  const result = await chooseCar(id)
  toast(result.status === 'ok' ? garage.madeDefault : refusals[result.code])
}
