import { View } from '@tarojs/components'
import type { Car } from '@/contract/car'
import { links } from '@/miniapp/lib/links'
import { loadBrand } from '@/miniapp/platform/brand'
import { back, confirmed, go, toast, useParams } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Row } from '@/miniapp/ui/row'
import { Screen } from '@/miniapp/ui/screen'
import { chooseCar, loadCars, removeCar, rightTo } from '../../cars'
import { AwaitCar } from '../../components/await-car'
import { CarHead } from '../../components/car-card'
import { CarPicture } from '../../components/car-picture'
import { Facts } from '../../components/facts'
import { Notice } from '../../components/notice'
import { OdometerPanel } from '../../components/odometer-panel'
import { car as words, claimNotice, garage, proofFace, proofNotices, refusals, rejections } from '../../copy'
import { loadReadings } from '../../papers'
import styles from './index.module.scss'

export default function CarPage() {
  const { carId } = useParams('carId')
  const load = async () => {
    await Promise.all([loadBrand(), loadCars()])
    // What a car has gone is not told to who only says that it is theirs.
    const right = rightTo(carId)
    if (right && right !== 'claimant') await loadReadings(carId)
  }
  return (
    <Screen>
      <AwaitCar carId={carId} load={load}>
        {(car) => <Detail car={car} />}
      </AwaitCar>
    </Screen>
  )
}

function Detail({ car }: { car: Car }) {
  return (
    <>
      <View className={styles.top}>
        <View className={styles.stage}>
          <CarPicture className={styles.car} modelId={car.modelId} />
        </View>
        <CarHead car={car} />
      </View>
      <Recall car={car} />
      {car.right === 'driver' ? <Notice title={words.driverNote} /> : <ProofNotice car={car} />}
      {car.vinDoubtful && car.right !== 'driver' && proofFace(car) !== 'approved' && (
        <Notice id="vin-doubtful" title={words.vinDoubtful}>
          {words.vinDoubtfulSentence}
        </Notice>
      )}
      {car.right !== 'claimant' && <OdometerPanel car={car} />}
      <Facts car={car} />
      {car.right === 'owner' && <Ways car={car} />}
      <Leave car={car} />
    </>
  )
}

const Recall = ({ car: { id, openRecalls } }: { car: Car }) =>
  openRecalls === 0 ? null : (
    <Notice
      title={words.recallTitle(openRecalls)}
      kind="urgent"
      action={{ id: 'see-recalls', text: words.see, onTap: () => go(links.garageRecalls({ carId: id })) }}
    >
      {words.recallSentence}
    </Notice>
  )

function ProofNotice({ car }: { car: Car }) {
  const face = proofFace(car)
  const { title, sentence, action } = proofNotices[face]
  if (face === 'approved') return null
  const reason = car.proof?.reason
  return (
    <Notice
      id="proof-notice"
      title={title}
      kind={face === 'rejected' ? 'urgent' : 'calm'}
      action={
        action === null
          ? undefined
          : { id: 'prove-car', text: action, onTap: () => go(links.garageProof({ carId: car.id })) }
      }
    >
      {face === 'rejected' && reason ? rejections[reason] : sentence}
      {car.right === 'claimant' && <View>{claimNotice}</View>}
    </Notice>
  )
}

const Ways = ({ car: { id: carId, isDefault } }: { car: Car }) => (
  <View className={styles.rows}>
    <Row
      id="car-documents"
      icon="note"
      text={words.documents}
      onTap={() => go(links.garageDocuments({ carId }))}
    />
    <Row
      id="car-drivers"
      icon="person"
      text={words.drivers}
      onTap={() => go(links.garageDrivers({ carId }))}
    />
    <Row
      id="car-transfer"
      icon="share"
      text={words.transfer}
      onTap={() => go(links.garageTransfer({ carId }))}
    />
    {!isDefault && (
      <Row id="car-default" icon="check" text={words.makeDefault} onTap={() => makeDefault(carId)} />
    )}
  </View>
)

async function makeDefault(carId: string) {
  const result = await chooseCar(carId)
  toast(result.status === 'ok' ? garage.madeDefault : refusals[result.code])
}

function Leave({ car: { id, right } }: { car: Car }) {
  const isDriver = right === 'driver'
  const text = isDriver ? words.leave : words.remove

  const leave = async () => {
    const content = isDriver ? words.leaveAsk : words.removeAsk
    if (
      !(await confirmed({ title: text, content, confirmText: isDriver ? words.leaveYes : words.removeYes }))
    )
      return
    const result = await removeCar(id)
    if (result.status === 'failed') return toast(refusals[result.code])
    await back()
    toast(isDriver ? words.left : words.removed)
  }

  return <Button id="remove-car" className={styles.leave} kind="danger" text={text} onTap={leave} />
}
