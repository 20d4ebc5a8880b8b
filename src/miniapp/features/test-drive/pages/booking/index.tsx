import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Booking } from '@/contract/test-drive'
import { links } from '@/miniapp/lib/links'
import { loading } from '@/miniapp/lib/loadable'
import { momentLabel } from '@/miniapp/lib/time'
import { hasCalendar } from '@/miniapp/platform/calendar'
import { dial } from '@/miniapp/platform/device'
import { go, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Button } from '@/miniapp/ui/button'
import { Screen } from '@/miniapp/ui/screen'
import { canChange, loadBooking, useBookings } from '../../bookings'
import { addBookingToCalendar } from '../../calendar'
import { CancelSheet } from '../../components/cancel-sheet'
import { DealerLine } from '../../components/dealer-line'
import { DealerMap } from '../../components/dealer-map'
import { RescheduleSheet } from '../../components/reschedule-sheet'
import { BookingSkeleton } from '../../components/skeletons'
import { WantedCar } from '../../components/wanted-car'
import { bookingStates, detail } from '../../copy'
import { useShareBooking } from '../../share-booking'
import styles from './index.module.scss'

export default function BookingPage() {
  const { bookingId } = useParams('bookingId')
  const booking = useBookings((state) => state.one[bookingId]) ?? loading
  const load = () => loadBooking(bookingId)
  useRefresh(load)
  useShareBooking(booking.status === 'loaded' ? booking.value : null)

  return (
    <Screen>
      <Await value={booking} onRetry={load} skeleton={<BookingSkeleton />}>
        {(found) => <Detail booking={found} />}
      </Await>
    </Screen>
  )
}

function Detail({ booking }: { booking: Booking }) {
  const { state, model, dealer, car, consultant } = booking
  const facts = [
    [detail.consultant, `${consultant.name} · ${consultant.title}`],
    [detail.car, `${car.name} · ${car.paint}`],
    [detail.contact, `${booking.contactName} ${booking.contactPhone}`],
    ...(booking.note ? [[detail.note, booking.note]] : []),
  ]
  return (
    <>
      <WantedCar model={model} startsAt={booking.startsAt} timeZone={dealer.timeZone}>
        <View id="booking-state" className={styles.state}>
          {bookingStates[state]}
        </View>
      </WantedCar>
      <View className={styles.panel}>
        <DealerMap dealer={dealer} />
        <View className={styles.dealer}>
          <DealerLine dealer={dealer} />
        </View>
      </View>
      <View className={styles.panel}>
        {facts.map(([name, value]) => (
          <View key={name} className={styles.fact}>
            <View className={styles.name}>{name}</View>
            <View className={styles.value}>{value}</View>
          </View>
        ))}
      </View>
      {state === 'confirmed' ? (
        <Changes booking={booking} />
      ) : (
        <View className={styles.ways}>
          <Button
            id="book-again"
            className={styles.way}
            text={detail.again}
            onTap={() => go(links.testDriveSearch({ city: dealer.cityCode, model: model.id }))}
          />
        </View>
      )}
    </>
  )
}

function Changes({ booking }: { booking: Booking }) {
  const { dealer, changeableUntil } = booking
  const [sheet, setSheet] = useState<'reschedule' | 'cancel' | null>(null)
  const close = () => setSheet(null)
  const now = new Date()

  return (
    <>
      {hasCalendar && (
        <View className={styles.ways}>
          <Button
            id="add-to-calendar"
            className={styles.way}
            kind="soft"
            text={detail.calendar}
            onTap={() => addBookingToCalendar(booking)}
          />
        </View>
      )}
      {canChange(booking, now) ? (
        <>
          <View className={styles.ways}>
            <Button
              id="reschedule-booking"
              className={styles.way}
              kind="soft"
              text={detail.reschedule}
              onTap={() => setSheet('reschedule')}
            />
            <Button
              id="cancel-booking"
              className={styles.way}
              kind="danger"
              text={detail.cancel}
              onTap={() => setSheet('cancel')}
            />
          </View>
          <View className={styles.hint}>
            {detail.changeable(momentLabel(changeableUntil, dealer.timeZone, now))}
          </View>
        </>
      ) : (
        <>
          <View className={styles.hint}>{detail.tooLate}</View>
          <View className={styles.ways}>
            <Button className={styles.way} text={detail.callDealer} onTap={() => dial(dealer.phone)} />
          </View>
        </>
      )}
      <RescheduleSheet booking={booking} open={sheet === 'reschedule'} onClose={close} />
      <CancelSheet booking={booking} open={sheet === 'cancel'} onClose={close} />
    </>
  )
}
