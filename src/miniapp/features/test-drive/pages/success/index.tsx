import { View } from '@tarojs/components'
import type { Booking } from '@/contract/test-drive'
import { links } from '@/miniapp/lib/links'
import { loading } from '@/miniapp/lib/loadable'
import { dayOf } from '@/miniapp/lib/time'
import { hasCalendar } from '@/miniapp/platform/calendar'
import { go, replace, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Button } from '@/miniapp/ui/button'
import { Done } from '@/miniapp/ui/done'
import { Screen } from '@/miniapp/ui/screen'
import { ShareButton } from '@/miniapp/ui/share-button'
import { Steps } from '@/miniapp/ui/steps'
import { loadBooking, useBookings } from '../../bookings'
import { addBookingToCalendar } from '../../calendar'
import { DealerLine } from '../../components/dealer-line'
import { BookingSkeleton } from '../../components/skeletons'
import { WantedCar } from '../../components/wanted-car'
import { success } from '../../copy'
import { useSilence } from '../../notices'
import { useShareBooking } from '../../share-booking'
import styles from './index.module.scss'

export default function SuccessPage() {
  const { bookingId } = useParams('bookingId')
  const booking = useBookings((state) => state.one[bookingId]) ?? loading
  const load = () => loadBooking(bookingId)
  useRefresh(load)
  useShareBooking(booking.status === 'loaded' ? booking.value : null)

  return (
    <Screen>
      <Done id="booking-made" title={success.title} sentence={success.sentence} />
      <Await value={booking} onRetry={load} skeleton={<BookingSkeleton />}>
        {(made) => (
          <>
            <WantedCar model={made.model} startsAt={made.startsAt} timeZone={made.dealer.timeZone} />
            <Silence booking={made} />
            <View className={styles.panel}>
              <DealerLine dealer={made.dealer} />
            </View>
            <View className={styles.panel}>
              <View className={styles.next}>{success.next}</View>
              <Steps steps={success.steps(whatIsAhead(made))} />
            </View>
            <View className={styles.ways}>
              {hasCalendar && (
                <Button
                  id="add-to-calendar"
                  className={styles.way}
                  kind="soft"
                  text={success.calendar}
                  onTap={() => addBookingToCalendar(made)}
                />
              )}
              <ShareButton className={styles.way} text={success.share} />
            </View>
            {!hasCalendar && <View className={styles.hint}>{success.calendarBy}</View>}
          </>
        )}
      </Await>
      <View className={styles.ways}>
        <Button
          id="go-home"
          className={styles.way}
          kind="plain"
          text={success.home}
          onTap={() => go(links.home())}
        />
        <Button
          id="view-booking"
          className={styles.way}
          text={success.view}
          onTap={() => replace(links.testDriveBooking({ bookingId }))}
        />
      </View>
    </Screen>
  )
}

const MINUTE_MS = 60_000

const whatIsAhead = ({ startsAt, endsAt, dealer: { timeZone } }: Booking) => ({
  isToday: dayOf(startsAt, timeZone) === dayOf(new Date(), timeZone),
  minutes: Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS),
})

/** Who wanted no notices is told that none will come, so that nobody waits for one. */
function Silence({ booking }: { booking: Booking }) {
  const isSilent = useSilence(booking)
  if (!isSilent) return null
  return (
    <View id="no-notices" className={styles.hint}>
      {success.noNotices}
    </View>
  )
}
