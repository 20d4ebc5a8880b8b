import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Car } from '@/contract/car'
import { links } from '@/miniapp/lib/links'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { replace, toast, useRefresh } from '@/miniapp/platform/page'
import type { OnProgress } from '@/miniapp/platform/upload'
import { Await } from '@/miniapp/ui/await'
import { Button } from '@/miniapp/ui/button'
import { Screen } from '@/miniapp/ui/screen'
import { spoken } from '@/miniapp/ui/spoken'
import { add, fill, readLicence, startOver, useAdding, whyNotAdd } from '../../adding'
import { CarFields } from '../../components/car-fields'
import { Notice } from '../../components/notice'
import { PhotoPick } from '../../components/photo-pick'
import { CarSkeleton } from '../../components/car-skeleton'
import { adding, refusals } from '../../copy'
import { noteReading } from '../../papers'
import { todayHere } from '../../today'
import styles from './index.module.scss'

type Asking = { status: 'idle' | 'busy' } | { status: 'taken' } | { status: 'refused'; sentence: string }

export default function AddPage() {
  const brand = useBrand((state) => state.brand)
  const form = useAdding((state) => state.form)
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState<Asking>({ status: 'idle' })
  useRefresh(loadBrand)
  const missing = tried ? whyNotAdd(form) : []

  const submit = async (claim: boolean) => {
    setTried(true)
    const [first] = whyNotAdd(form)
    if (first) return
    setAsking({ status: 'busy' })
    const result = await add({ claim })
    if (!result) return setAsking({ status: 'idle' })
    if (result.status === 'ok') return arrive(result.value, form.km)
    const isTaken = result.code === 'car_taken'
    setAsking(isTaken ? { status: 'taken' } : { status: 'refused', sentence: refusals[result.code] })
  }

  return (
    <Screen
      foot={
        <>
          {asking.status === 'refused' && (
            <View className={styles.problem} {...spoken({ role: 'alert' })}>
              {asking.sentence}
            </View>
          )}
          <Button
            id="submit-car"
            text={adding.submit}
            busy={asking.status === 'busy'}
            onTap={() => submit(false)}
          />
        </>
      }
    >
      <LicencePhoto />
      {asking.status === 'taken' && (
        <Notice
          title={refusals.car_taken}
          kind="urgent"
          action={{ id: 'claim-car', text: adding.claim, onTap: () => submit(true) }}
        >
          {adding.taken}
        </Notice>
      )}
      <View className={styles.hint}>{adding.byHand}</View>
      <Await value={brand} onRetry={loadBrand} skeleton={<CarSkeleton />}>
        {({ models }) => (
          <CarFields
            form={form}
            models={models}
            missing={missing}
            onChange={(changes) => {
              fill(changes)
              setAsking({ status: 'idle' })
            }}
          />
        )}
      </Await>
    </Screen>
  )
}

/** The car is there; its first reading may still be refused, which is no reason to keep the member here. */
async function arrive(car: Car, km: string) {
  startOver()
  const noted =
    km !== '' && car.right === 'owner'
      ? await noteReading(car.id, { km: Number(km), readOn: todayHere() })
      : null
  await replace(links.garageCar({ carId: car.id }))
  toast(noted?.status === 'failed' ? adding.readingKept + refusals[noted.code] : adding.added)
}

function LicencePhoto() {
  const brand = useBrand((state) => state.brand)
  const [told, setTold] = useState<{ isRead: boolean; sentence: string } | null>(null)

  const read = async (path: string, onProgress: OnProgress) => {
    const models = brand.status === 'loaded' ? brand.value.models : []
    const result = await readLicence(path, models, onProgress)
    const isRead = result.status === 'ok'
    setTold({ isRead, sentence: isRead ? adding.read : refusals[result.code] })
  }

  return (
    <View className={styles.photo}>
      <View className={styles.title}>{adding.title}</View>
      <View className={styles.sentence}>{adding.sentence}</View>
      <PhotoPick
        id="pick-licence"
        text={told ? adding.pickAgain : adding.pick}
        kind={told?.isRead ? 'soft' : 'primary'}
        onPicked={read}
      />
      {told && (
        <View className={told.isRead ? styles.read : styles.problem} {...spoken({ live: true })}>
          {told.sentence}
        </View>
      )}
      <View className={styles.privacy}>{adding.privacy}</View>
    </View>
  )
}
