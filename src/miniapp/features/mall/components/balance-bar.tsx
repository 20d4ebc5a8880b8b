import { View } from '@tarojs/components'
import { links } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { becomeMember } from '@/miniapp/platform/become-member'
import { go } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import { loadBalance, useAvailable } from '../balance'
import { refusals, shop } from '../copy'
import styles from './balance-bar.module.scss'

/** What there is to spend, and what was had for it so far. */
export function BalanceBar() {
  const isGuest = useSession((state) => state.token === null)
  const available = useAvailable()
  return (
    <View className={styles.bar}>
      {isGuest ? (
        <Tap id="sign-in" className={styles.sign} onTap={signIn}>
          <View className={styles.guest}>{shop.guest}</View>
          <Icon name="chevron" />
        </Tap>
      ) : (
        <Tap
          id="mall-balance"
          className={styles.mine}
          role="link"
          label={shop.balanceLabel(available === null ? '' : grouped(available))}
          onTap={() => go(links.pointsCentre())}
        >
          <View className={styles.number}>{available === null ? '—' : grouped(available)}</View>
          <View className={styles.unit}>{shop.points}</View>
        </Tap>
      )}
      <Tap id="my-orders" className={styles.orders} role="link" onTap={() => go(links.mallOrders())}>
        {shop.orders}
        <Icon name="chevron" className={styles.small} />
      </Tap>
    </View>
  )
}

const signIn = async () => {
  if (await becomeMember(refusals)) await loadBalance()
}
