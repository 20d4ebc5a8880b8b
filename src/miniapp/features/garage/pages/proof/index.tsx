import { View } from '@tarojs/components'
import type { Car } from '@/contract/car'
import { dateLabel, dayOf } from '@/miniapp/lib/time'
import { toast, useParams } from '@/miniapp/platform/page'
import type { OnProgress } from '@/miniapp/platform/upload'
import { classes } from '@/miniapp/ui/classes'
import { Icon } from '@/miniapp/ui/icon'
import { Screen } from '@/miniapp/ui/screen'
import { AwaitCar } from '../../components/await-car'
import { Notice } from '../../components/notice'
import { PhotoPick } from '../../components/photo-pick'
import { claimNotice, proof as words, proofFace, proofNotices, refusals, rejections } from '../../copy'
import { proveCar } from '../../papers'
import { todayHere, ZONE } from '../../today'
import styles from './index.module.scss'

export default function ProofPage() {
  const { carId } = useParams('carId')
  return (
    <Screen>
      <AwaitCar carId={carId}>{(car) => <Proof car={car} />}</AwaitCar>
    </Screen>
  )
}

function Proof({ car }: { car: Car }) {
  const face = proofFace(car)
  if (face === 'pending' || face === 'approved') return <Standing car={car} />
  return (
    <>
      <View className={styles.notices}>
        {face === 'rejected' && <Rejection car={car} />}
        {car.right === 'claimant' && <Notice title={claimNotice} />}
      </View>
      <View className={styles.panel}>
        <View className={styles.frame}>
          <Icon name="note" className={styles.icon} />
        </View>
        <View className={styles.title}>{words.title}</View>
        <View className={styles.sentence}>{words.sentence}</View>
        <PhotoPick id="pick-proof" text={words.pick} onPicked={(path, told) => send(car.id, path, told)} />
      </View>
    </>
  )
}

async function send(carId: string, path: string, onProgress: OnProgress) {
  const result = await proveCar(carId, path, onProgress)
  toast(result.status === 'ok' ? words.submitted : refusals[result.code])
}

/** On its way, or done: there is nothing to do but to know. */
function Standing({ car }: { car: Car }) {
  const face = proofFace(car)
  const { title, sentence } = proofNotices[face]
  const { submittedAt } = car.proof ?? {}
  return (
    <View id="proof-standing" className={classes(styles.panel, styles.alone)}>
      <View className={styles.frame}>
        <Icon name={face === 'approved' ? 'check' : 'clock'} className={styles.icon} />
      </View>
      <View className={styles.title}>{title}</View>
      <View className={styles.sentence}>{face === 'approved' ? words.done : sentence}</View>
      {submittedAt && (
        <View className={styles.sentence}>{words.at(dateLabel(dayOf(submittedAt, ZONE), todayHere()))}</View>
      )}
    </View>
  )
}

const Rejection = ({ car: { proof } }: { car: Car }) => (
  <Notice id="proof-rejected" kind="urgent" title={proofNotices.rejected.title}>
    {proof?.reason && <View>{`${words.why}：${rejections[proof.reason]}`}</View>}
    {proof?.note && <View>{`${words.note}：${proof.note}`}</View>}
  </Notice>
)
