import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Member } from '@/contract/membership'
import { forgetBookings, loadBookings, useBookings } from '@/miniapp/features/test-drive/bookings'
import { refusals } from '@/miniapp/features/test-drive/copy'
import { drop } from '@/miniapp/features/test-drive/draft'
import { forgetWish } from '@/miniapp/features/test-drive/wish'
import { links } from '@/miniapp/lib/links'
import { settle } from '@/miniapp/lib/settled'
import { dateLabel, dayOf, momentLabel } from '@/miniapp/lib/time'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { dial } from '@/miniapp/platform/device'
import { endSession, ensureMember } from '@/miniapp/platform/member'
import { confirmed, go, toast, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Button } from '@/miniapp/ui/button'
import { Icon } from '@/miniapp/ui/icon'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Row } from '@/miniapp/ui/row'
import { Screen } from '@/miniapp/ui/screen'
import { me } from './copy'
import styles from './index.module.scss'

export default function MePage() {
  const member = useSession((state) => state.member)
  const upcoming = useBookings((state) => state.upcoming)
  const brand = useBrand((state) => state.brand)
  const phone = brand.status === 'loaded' ? brand.value.servicePhone : null
  const isMember = member !== null
  useEffect(() => {
    if (isMember) void loadBookings('upcoming')
  }, [isMember])
  useRefresh(() => Promise.all([loadBrand(), isMember && loadBookings('upcoming')]))

  const next = member && upcoming.status === 'loaded' ? upcoming.value.bookings[0] : undefined
  return (
    <Screen>
      <View className={styles.head}>
        <Ridgeline />
        <View className={styles.card}>{member ? <MemberCard member={member} /> : <GuestCard />}</View>
      </View>
      <View className={styles.rows}>
        <Row
          id="my-bookings"
          icon="calendar"
          text={me.bookings}
          value={next ? momentLabel(next.startsAt, next.dealer.timeZone, new Date()) : member ? me.none : ''}
          onTap={() => go(links.testDriveBookings())}
        />
        <Row id="book" icon="navigate" text={me.book} onTap={() => go(links.testDriveSearch())} />
        {phone && (
          <Row id="service-phone" icon="phone" text={me.service} value={phone} onTap={() => dial(phone)} />
        )}
      </View>
      {member && <Button id="sign-out" className={styles.out} kind="plain" text={me.signOut} onTap={leave} />}
    </Screen>
  )
}

const GuestCard = () => (
  <>
    <View className={styles.face}>
      <Icon name="person" />
    </View>
    <View className={styles.who}>
      <View className={styles.name}>{me.guest}</View>
      <View className={styles.about}>{me.guestSentence}</View>
    </View>
    <Button id="sign-in" kind="soft" text={me.signIn} onTap={signIn} />
  </>
)

const MemberCard = ({ member: { phone, joinedAt } }: { member: Member }) => (
  <>
    <View className={styles.face}>
      <Icon name="person" />
    </View>
    <View className={styles.who}>
      <View className={styles.name}>{phone ?? me.member}</View>
      <View className={styles.about}>
        {me.joined(dateLabel(dayOf(joinedAt, CHINA), dayOf(new Date(), CHINA)))}
      </View>
    </View>
  </>
)

const CHINA = 'Asia/Shanghai'

async function signIn() {
  const result = await settle(ensureMember())
  if (result.status === 'failed') toast(refusals[result.code])
}

async function leave() {
  const question = { title: me.signOut, content: me.signOutAsk, confirmText: me.signOut }
  if (!(await confirmed(question))) return
  drop()
  void endSession()
  forgetBookings()
  forgetWish()
  toast(me.signedOut)
}
