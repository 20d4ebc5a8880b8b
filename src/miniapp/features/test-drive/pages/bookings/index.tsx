import { useEffect, useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { becomeMember } from '@/miniapp/platform/become-member'
import { go, useMore, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { ListEnd } from '@/miniapp/ui/list-end'
import { Screen } from '@/miniapp/ui/screen'
import { Tabs } from '@/miniapp/ui/tabs'
import { loadBookings, loadMoreBookings, useBookings, type When } from '../../bookings'
import { BookingCard } from '../../components/booking-card'
import { list, refusals } from '../../copy'
import styles from './index.module.scss'

const tabs: When[] = ['upcoming', 'past']

export default function BookingsPage() {
  const isGuest = useSession((state) => state.token === null)
  return <Screen>{isGuest ? <Guest /> : <Lists />}</Screen>
}

const Guest = () => (
  <Empty
    title={list.guest}
    sentence={list.guestSentence}
    action={{ text: list.signIn, onTap: () => becomeMember(refusals), id: 'sign-in' }}
  />
)

function Lists() {
  const [when, setWhen] = useState<When>('upcoming')
  const bookings = useBookings((state) => state[when])
  const load = () => loadBookings(when)
  useEffect(() => void loadBookings(when), [when])
  useRefresh(load)
  useMore(() => loadMoreBookings(when))

  return (
    <>
      <Tabs
        name="bookings"
        tabs={tabs}
        nameOf={(tab) => list[tab]}
        chosen={when}
        onPick={setWhen}
        className={styles.tabs}
      />
      <Await
        value={bookings}
        onRetry={load}
        skeleton={<Bones shape="line" count={3} />}
        empty={({ bookings }) => (bookings.length > 0 ? null : <NoBookings when={when} />)}
      >
        {({ bookings, next }) => (
          <>
            {bookings.map((booking) => (
              <BookingCard
                key={booking.id}
                booking={booking}
                onTap={() => go(links.testDriveBooking({ bookingId: booking.id }))}
              />
            ))}
            {next && <ListEnd text={list.more} />}
          </>
        )}
      </Await>
    </>
  )
}

const NoBookings = ({ when }: { when: When }) => (
  <Empty
    title={when === 'upcoming' ? list.upcomingEmpty : list.pastEmpty}
    sentence={when === 'upcoming' ? list.upcomingEmptySentence : list.pastEmptySentence}
    action={{ text: list.book, onTap: () => go(links.testDriveSearch()) }}
  />
)
