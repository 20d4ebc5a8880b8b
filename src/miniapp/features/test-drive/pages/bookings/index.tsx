import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { settle } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { go, toast, useMore, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Await } from '@/miniapp/ui/await'
import { classes } from '@/miniapp/ui/classes'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { loadBookings, loadMoreBookings, useBookings, type When } from '../../bookings'
import { BookingCard } from '../../components/booking-card'
import { LinesSkeleton } from '../../components/skeletons'
import { list, refusals } from '../../copy'
import styles from './index.module.scss'

const tabs: When[] = ['upcoming', 'past']

export default function BookingsPage() {
  const isGuest = useSession((state) => state.token === null)
  return <Screen>{isGuest ? <Guest /> : <Lists />}</Screen>
}

function Guest() {
  const signIn = async () => {
    const result = await settle(ensureMember())
    if (result.status === 'failed') toast(refusals[result.code])
  }
  return (
    <Empty
      title={list.guest}
      sentence={list.guestSentence}
      action={{ text: list.signIn, onTap: signIn, id: 'sign-in' }}
    />
  )
}

function Lists() {
  const [when, setWhen] = useState<When>('upcoming')
  const bookings = useBookings((state) => state[when])
  const load = () => loadBookings(when)
  useEffect(() => void loadBookings(when), [when])
  useRefresh(load)
  useMore(() => loadMoreBookings(when))

  return (
    <>
      <View className={styles.tabs} {...spoken({ role: 'tablist' })}>
        {tabs.map((tab) => (
          <Tap
            key={tab}
            id={`bookings-${tab}`}
            className={classes(styles.tab, tab === when && styles.chosen)}
            role="tab"
            selected={tab === when}
            onTap={() => setWhen(tab)}
          >
            {list[tab]}
          </Tap>
        ))}
      </View>
      <Await
        value={bookings}
        onRetry={load}
        skeleton={<LinesSkeleton />}
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
            {next && <View className={styles.end}>{list.more}</View>}
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
