import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Car } from '@/contract/car'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { back, toast, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Button } from '@/miniapp/ui/button'
import { Screen } from '@/miniapp/ui/screen'
import { blank, type Form } from '../../adding'
import { changeCar, loadCars, useCar } from '../../cars'
import { CarFields } from '../../components/car-fields'
import { Notice } from '../../components/notice'
import { CarSkeleton } from '../../components/car-skeleton'
import { editing, refusals } from '../../copy'
import { isWhole } from '../../plate'
import styles from './index.module.scss'

export default function EditPage() {
  const { carId } = useParams('carId')
  const car = useCar(carId)
  const load = () => Promise.all([loadBrand(), loadCars()])
  useRefresh(load)
  if (car.status === 'loaded') return <Edit car={car.value} />
  return (
    <Screen>
      <Await value={car} onRetry={load} skeleton={<CarSkeleton />}>
        {() => null}
      </Await>
    </Screen>
  )
}

function Edit({ car }: { car: Car }) {
  const brand = useBrand((state) => state.brand)
  const [form, setForm] = useState<Form>(() => formOf(car))
  const [busy, setBusy] = useState(false)
  const isPlateBroken = form.plate !== '' && !isWhole(form.plate)

  const save = async () => {
    if (isPlateBroken) return
    setBusy(true)
    const result = await changeCar(car.id, {
      // A plate that was not typed anew stays: only its owner's eyes ever see all of it.
      ...(form.plate && { plate: form.plate }),
      modelId: form.modelId ?? car.modelId,
      powertrain: form.powertrain ?? car.powertrain,
      registeredOn: form.registeredOn,
      nickname: form.nickname.trim() || null,
    })
    setBusy(false)
    if (result.status === 'failed') return toast(refusals[result.code])
    await back()
    toast(editing.saved)
  }

  return (
    <Screen foot={<Button id="save-car" text={editing.save} busy={busy} onTap={save} />}>
      <View className={styles.notices}>{car.isVerified && <Notice title={editing.locked} />}</View>
      <CarFields
        form={form}
        models={brand.status === 'loaded' ? brand.value.models : []}
        missing={isPlateBroken ? ['plate'] : []}
        of={{ plate: car.plate, isLocked: car.isVerified }}
        onChange={(changes) => setForm({ ...form, ...changes })}
      />
    </Screen>
  )
}

const formOf = ({ modelId, powertrain, registeredOn, nickname }: Car): Form => ({
  ...{ ...blank, modelId, powertrain, registeredOn },
  nickname: nickname ?? '',
})
