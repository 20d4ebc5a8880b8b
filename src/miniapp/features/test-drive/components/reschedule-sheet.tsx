import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Slot } from '@/contract/primitives'
import type { Booking } from '@/contract/test-drive'
import type { FailureCode } from '@/miniapp/lib/settled'
import { dayOf, momentLabel } from '@/miniapp/lib/time'
import { toast } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Button } from '@/miniapp/ui/button'
import { Empty } from '@/miniapp/ui/empty'
import { Sheet } from '@/miniapp/ui/sheet'
import { reschedule } from '../bookings'
import { detail, goneSentence, refusals, slots } from '../copy'
import { loadTimesToMove, useDealer } from '../dealer'
import { loadDays, useSearch } from '../state'
import { DateStrip } from './date-strip'
import { NearestTimes } from './nearest-times'
import styles from './reschedule-sheet.module.scss'
import { DaysSkeleton, TimesSkeleton } from './skeletons'
import { SlotGrid } from './slot-grid'
import { TooLate } from './too-late'

type RescheduleSheetProps = { booking: Booking; open: boolean; onClose: () => void }

export const RescheduleSheet = ({ booking, open, onClose }: RescheduleSheetProps) => (
  <Sheet title={detail.rescheduleTitle} open={open} onClose={onClose}>
    {open && <Times booking={booking} onDone={onClose} />}
  </Sheet>
)

function Times({ booking, onDone }: { booking: Booking; onDone: () => void }) {
  const { id, dealer, startsAt } = booking
  const { timeZone } = dealer
  const days = useSearch((state) => state.days)
  const times = useDealer((state) => state.times)
  const [date, setDate] = useState(dayOf(startsAt, timeZone))
  const [wanted, setWanted] = useState<string | null>(null)
  const [lost, setLost] = useState<{ code: FailureCode; nearest: Slot[] } | null>(null)
  const [busy, setBusy] = useState(false)
  const [isTooLate, setIsTooLate] = useState(false)

  const load = () => loadTimesToMove(id, date)
  useEffect(() => void loadDays(dealer.cityCode), [dealer.cityCode])
  useEffect(() => void loadTimesToMove(id, date), [id, date])

  const move = async (to: string) => {
    setBusy(true)
    const result = await reschedule(booking, to)
    setBusy(false)
    if (result.status === 'ok') {
      toast(detail.rescheduled(momentLabel(to, timeZone, new Date())))
      return onDone()
    }
    const { code, refusal } = result
    setIsTooLate(code === 'change_too_late')
    if (!refusal?.nearest) return toast(refusals[code])
    setWanted(null)
    setLost({ code, nearest: refusal.nearest })
    return load()
  }

  return (
    <>
      <View className={styles.now}>{detail.rescheduleNow(momentLabel(startsAt, timeZone, new Date()))}</View>
      {isTooLate && <TooLate dealer={dealer} />}
      {lost && (
        <View className={styles.lost}>
          <View className={styles.why}>
            {goneSentence(lost.code, lost.nearest.length)}。{detail.oldKept}
          </View>
          <NearestTimes times={lost.nearest} timeZone={timeZone} onPick={move} />
        </View>
      )}
      <View className={styles.days}>
        <Await value={days} onRetry={() => loadDays(dealer.cityCode)} skeleton={<DaysSkeleton />}>
          {(all) => <DateStrip days={all} date={date} onPick={setDate} />}
        </Await>
      </View>
      <Await
        value={times}
        onRetry={load}
        skeleton={<TimesSkeleton />}
        empty={(all) =>
          all.length > 0 ? null : <Empty title={slots.emptyTitle} sentence={slots.emptySentence} />
        }
      >
        {(all) => (
          <SlotGrid
            own={startsAt}
            slots={all}
            timeZone={timeZone}
            chosen={wanted ?? undefined}
            onPick={setWanted}
          />
        )}
      </Await>
      <View className={styles.foot}>
        <Button
          id="confirm-reschedule"
          text={
            wanted ? detail.rescheduleTo(momentLabel(wanted, timeZone, new Date())) : detail.reschedulePick
          }
          disabled={!wanted}
          busy={busy}
          onTap={() => wanted && move(wanted)}
        />
      </View>
    </>
  )
}
