import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { dayOf } from '@/miniapp/lib/time'
import { go, replace, toast } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Button } from '@/miniapp/ui/button'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'
import { keepBooking } from '../../bookings'
import { CountdownRing } from '../../components/countdown-ring'
import { DealerLine } from '../../components/dealer-line'
import { DealerMap } from '../../components/dealer-map'
import { DetailsForm, isComplete } from '../../components/details-form'
import { StandingNotice } from '../../components/standing'
import { WantedCar } from '../../components/wanted-car'
import { form, holding, refusals } from '../../copy'
import { confirm, type Draft, expire, fill, resume, useDraft } from '../../draft'
import { offerNotices } from '../../notices'
import styles from './index.module.scss'

export default function ConfirmPage() {
  const draft = useDraft((state) => state.draft)
  if (draft) return <Confirm draft={draft} />
  return (
    <Screen>
      <Empty
        title={holding.none}
        sentence={holding.noneSentence}
        action={{ text: holding.search, onTap: () => replace(links.testDriveSearch()) }}
      />
    </Screen>
  )
}

function Confirm({ draft }: { draft: Draft }) {
  const { dealer, model, startsAt, standing, details, pending } = draft
  const knownPhone = useSession((state) => state.member?.phone ?? null)
  useEffect(resume, [])
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    setTried(true)
    if (!isComplete(details, knownPhone)) return
    setBusy(true)
    await offerNotices(draft)
    const result = await confirm()
    setBusy(false)
    if (result?.status === 'failed') return toast(refusals[result.code])
    if (!result) return
    keepBooking(result.value)
    await replace(links.testDriveSuccess({ bookingId: result.value.id }))
  }

  const moreTimes = () =>
    go(links.testDriveSlots({ dealerId: dealer.id, model: model.id, date: dayOf(startsAt, dealer.timeZone) }))

  return (
    <Screen
      foot={
        <>
          {pending && !busy && <View className={styles.uncertain}>{form.uncertain}</View>}
          <Button
            id="confirm-booking"
            text={pending ? form.submitAgain : form.submit}
            busy={busy}
            disabled={standing.status !== 'held'}
            onTap={submit}
          />
        </>
      }
    >
      <WantedCar model={model} startsAt={startsAt} timeZone={dealer.timeZone}>
        {standing.status === 'held' && !pending && (
          <View className={styles.held}>
            <CountdownRing until={standing.until} onOver={expire} />
            <View className={styles.kept}>{holding.kept}</View>
          </View>
        )}
      </WantedCar>
      <StandingNotice draft={draft} onMoreTimes={moreTimes} />
      <View className={styles.dealer}>
        <DealerLine dealer={dealer} />
      </View>
      <DetailsForm
        details={details}
        onChange={fill}
        knownPhone={knownPhone}
        tried={tried}
        disabled={pending !== null}
      />
      <View className={styles.dealer}>
        <DealerMap dealer={dealer} />
      </View>
      <View className={styles.promise}>{form.promise}</View>
    </Screen>
  )
}
