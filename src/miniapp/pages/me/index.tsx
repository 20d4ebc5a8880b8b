import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { forgetBookings, loadBookings, useBookings } from '@/miniapp/features/test-drive/bookings'
import { loadProfile } from '@/miniapp/features/membership/profile'
import { drop } from '@/miniapp/features/test-drive/draft'
import { forgetWish } from '@/miniapp/features/test-drive/wish'
import { links } from '@/miniapp/lib/links'
import { momentLabel } from '@/miniapp/lib/time'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { dial } from '@/miniapp/platform/device'
import { forgetWhenLeaving, leavePhone } from '@/miniapp/platform/leaving'
import { endSession } from '@/miniapp/platform/member'
import { confirmed, go, toast, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Button } from '@/miniapp/ui/button'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Row } from '@/miniapp/ui/row'
import { Screen } from '@/miniapp/ui/screen'
import { GuestCard, MemberCard } from './card'
import { me } from './copy'
import styles from './index.module.scss'
import { MallRows } from './mall-rows'
import { PointsStrip } from './points-strip'

export default function MePage() {
  const member = useSession((state) => state.member)
  const upcoming = useBookings((state) => state.upcoming)
  const brand = useBrand((state) => state.brand)
  const phone = brand.status === 'loaded' ? brand.value.servicePhone : null
  const isMember = member !== null
  useEffect(() => {
    if (isMember) void loadBookings('upcoming')
  }, [isMember])
  useRefresh(() =>
    Promise.all([loadBrand(), isMember && loadProfile(), isMember && loadBookings('upcoming')]),
  )

  const next = member && upcoming.status === 'loaded' ? upcoming.value.bookings[0] : undefined
  return (
    <Screen>
      <View className={styles.head}>
        <Ridgeline />
        <View className={styles.card}>
          {member ? (
            <>
              <MemberCard member={member} />
              <PointsStrip />
            </>
          ) : (
            <GuestCard />
          )}
        </View>
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
        <MallRows />
      </View>
      <View className={styles.rows}>
        {member && (
          <>
            <Row
              id="my-phone"
              icon="phone"
              text={me.phone}
              value={member.phone ?? me.bind}
              onTap={() => go(links.phone())}
            />
            <Row id="my-devices" icon="device" text={me.devices} onTap={() => go(links.devices())} />
          </>
        )}
        <Row id="privacy" icon="shield" text={me.privacy} onTap={() => go(links.privacy())} />
        {phone && (
          <Row id="service-phone" icon="phone" text={me.service} value={phone} onTap={() => dial(phone)} />
        )}
      </View>
      {member && <Button id="sign-out" className={styles.out} kind="plain" text={me.signOut} onTap={leave} />}
    </Screen>
  )
}

forgetWhenLeaving(drop, forgetBookings, forgetWish)

async function leave() {
  const question = { title: me.signOut, content: me.signOutAsk, confirmText: me.signOut }
  if (!(await confirmed(question))) return
  void endSession()
  leavePhone()
  toast(me.signedOut)
}
