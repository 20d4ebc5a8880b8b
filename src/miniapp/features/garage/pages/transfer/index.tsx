import { View } from '@tarojs/components'
import type { Car } from '@/contract/car'
import { toast, useParams } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Screen } from '@/miniapp/ui/screen'
import { Steps } from '@/miniapp/ui/steps'
import { AwaitCar } from '../../components/await-car'
import { CarHead } from '../../components/car-card'
import { CarPicture } from '../../components/car-picture'
import { CodeCard } from '../../components/code-card'
import { refusals, transfer as words } from '../../copy'
import { offerTransfer, usePapers, voidTransfer } from '../../papers'
import { useShareCode } from '../../share-code'
import styles from './index.module.scss'

export default function TransferPage() {
  const { carId } = useParams('carId')
  useShareCode(
    'transfer',
    usePapers((state) => state.transfers[carId]),
  )
  return (
    <Screen>
      <AwaitCar carId={carId}>{(car) => <Transfer car={car} />}</AwaitCar>
    </Screen>
  )
}

function Transfer({ car }: { car: Car }) {
  const code = usePapers((state) => state.transfers[car.id])

  const offer = async () => {
    const result = await offerTransfer(car.id)
    if (result.status === 'failed') toast(refusals[result.code])
  }
  const cancel = async () => {
    const result = await voidTransfer(car.id)
    toast(result.status === 'ok' ? words.cancelled : refusals[result.code])
  }

  return (
    <>
      <View className={styles.car}>
        <CarPicture className={styles.picture} modelId={car.modelId} small />
        <View className={styles.head}>
          <CarHead car={car} />
        </View>
      </View>
      {code ? (
        <View className={styles.code}>
          <CodeCard kind="transfer" code={code} told={words.told} over={words.over} />
          <Button
            id="void-transfer"
            className={styles.void}
            kind="danger"
            text={words.cancel}
            onTap={cancel}
          />
        </View>
      ) : (
        <View className={styles.panel}>
          <View className={styles.title}>{words.title}</View>
          <Steps steps={words.steps} />
          <Button id="offer-transfer" text={words.offer} onTap={offer} />
        </View>
      )}
    </>
  )
}
