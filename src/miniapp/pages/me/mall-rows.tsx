import { useEffect } from 'react'
import { shop } from '@/miniapp/features/mall/copy'
import { guests } from '@/miniapp/features/test-drive/copy'
import { links } from '@/miniapp/lib/links'
import { go, useRefresh } from '@/miniapp/platform/page'
import { isStaff, loadRoles, useRoles } from '@/miniapp/platform/roles'
import { useSession } from '@/miniapp/platform/session'
import { Row } from '@/miniapp/ui/row'

/** What there is for points, what was had for them, and for whoever hands it over, the way to do so. */
export function MallRows() {
  const isMember = useSession((state) => state.token !== null)
  const roles = useRoles((state) => state.roles)
  useEffect(() => void (isMember && loadRoles()), [isMember])
  useRefresh(loadRoles)
  return (
    <>
      <Row id="mall" icon="bag" text={shop.title} onTap={() => go(links.mall())} />
      {isMember && <Row id="my-orders" icon="gift" text={shop.orders} onTap={() => go(links.mallOrders())} />}
      {isStaff(roles) && (
        <>
          <Row id="guests" icon="calendar" text={guests.title} onTap={() => go(links.testDriveGuests())} />
          <Row id="redeem" icon="check" text={shop.redeem} onTap={() => go(links.mallRedeem())} />
        </>
      )}
    </>
  )
}
