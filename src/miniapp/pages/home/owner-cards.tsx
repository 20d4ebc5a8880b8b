import { View } from '@tarojs/components'
import { type PropsWithChildren, useEffect } from 'react'
import type { Car } from '@/contract/car'
import { defaultOf, loadCars, useGarage } from '@/miniapp/features/garage/cars'
import { CarPicture } from '@/miniapp/features/garage/components/car-picture'
import { FIRST_SERVICE, firstServiceIn } from '@/miniapp/features/garage/first-service'
import { loadStage, useStage } from '@/miniapp/features/garage/stage'
import { todayHere } from '@/miniapp/features/garage/today'
import { links } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { go, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Button } from '@/miniapp/ui/button'
import styles from './card.module.scss'
import { owner } from './copy'

/** What somebody who has a car of ours comes for, by how long they have had it. */
export function OwnerCards() {
  const isMember = useSession((state) => state.token !== null)
  const stage = useStage((state) => state.stage)
  const cars = useGarage((state) => state.cars)
  useEffect(() => void (isMember && load()), [isMember])
  useRefresh(() => isMember && load())

  const car = isMember && cars.status === 'loaded' ? defaultOf(cars.value) : undefined
  if (!car || stage === 'prospect') return null
  return stage === 'new_owner' ? <NewOwner car={car} /> : <LongTimeOwner car={car} />
}

/** A prospect's garage is not asked for: there is nothing in it that would change this page. */
async function load() {
  await loadStage()
  if (useStage.getState().stage !== 'prospect') await loadCars()
}

function NewOwner({ car }: { car: Car }) {
  const days = firstServiceIn(car.registeredOn, todayHere())
  return (
    <>
      {days === null ? <MyCar car={car} /> : <FirstService car={car} days={days} />}
      {car.right === 'owner' && <Insurance carId={car.id} />}
    </>
  )
}

/** Comes once in a car's life, and its owner has never had one before. */
const FirstService = ({ car, days }: { car: Car; days: number }) => (
  <View id="first-service" className={styles.card}>
    <Top car={car} title={owner.firstService} number={String(days)} unit={owner.days} />
    {car.odometerKm !== null && <View className={styles.line}>{owner.driven(grouped(car.odometerKm))}</View>}
    <View className={styles.hint}>{owner.usual(FIRST_SERVICE.months, grouped(FIRST_SERVICE.km))}</View>
    <Button
      id="read-first"
      kind="soft"
      text={owner.read}
      onTap={() => go(links.garageOdometer({ carId: car.id }))}
    />
  </View>
)

const Insurance = ({ carId }: { carId: string }) => (
  <View className={styles.card}>
    <View className={styles.title}>{owner.insurance}</View>
    <View className={styles.hint}>{owner.insuranceSentence}</View>
    <Button kind="soft" text={owner.insuranceWay} onTap={() => go(links.garageDocuments({ carId }))} />
  </View>
)

const LongTimeOwner = ({ car }: { car: Car }) => (
  <MyCar car={car}>
    <View className={styles.hint}>{owner.meet}</View>
  </MyCar>
)

const MyCar = ({ car, children }: PropsWithChildren<{ car: Car }>) => (
  <View id="my-car" className={styles.card}>
    <Top
      car={car}
      title={owner.mine}
      number={car.odometerKm === null ? owner.unread : grouped(car.odometerKm)}
      unit={car.odometerKm === null ? '' : owner.km}
    />
    <View className={styles.hint}>{owner.soon}</View>
    {children}
    <Button id="open-garage" kind="soft" text={owner.open} onTap={() => go(links.garage())} />
  </View>
)

type TopProps = { car: Car; title: string; number: string; unit: string }

const Top = ({ car, title, number, unit }: TopProps) => (
  <View className={styles.row}>
    <View className={styles.text}>
      <View className={styles.title}>{title}</View>
      <View className={styles.amount}>
        <View className={styles.number}>{number}</View>
        <View className={styles.line}>{unit}</View>
      </View>
    </View>
    <CarPicture className={styles.car} modelId={car.modelId} small />
  </View>
)
