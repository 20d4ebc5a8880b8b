import { ScrollView, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { loading } from '@/miniapp/lib/loadable'
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
import { OrderCard } from '../../components/order-card'
import { LinesSkeleton } from '../../components/skeletons'
import { orders as words, orderStates, refusals, shop } from '../../copy'
import { loadMoreOrders, loadOrders, type Tab, useOrders } from '../../orders'
import styles from './index.module.scss'

/** What wants something of the member comes first. */
const tabs: Tab[] = [
  ...(['all', 'awaiting_payment', 'to_redeem', 'to_ship'] as const),
  ...(['shipped', 'completed', 'refunded', 'cancelled'] as const),
]

const nameOf = (tab: Tab) => (tab === 'all' ? words.all : orderStates[tab])

export default function OrdersPage() {
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
      title={words.guest}
      sentence={words.guestSentence}
      action={{ text: words.signIn, onTap: signIn, id: 'sign-in' }}
    />
  )
}

function Lists() {
  const [tab, setTab] = useState<Tab>('all')
  const list = useOrders((state) => state.lists[tab]) ?? loading
  const load = () => loadOrders(tab)
  useEffect(() => void loadOrders(tab), [tab])
  useRefresh(load)
  useMore(() => loadMoreOrders(tab))

  return (
    <>
      <ScrollView className={styles.strip} scrollX enhanced showScrollbar={false}>
        <View className={styles.tabs} {...spoken({ role: 'tablist', label: words.title })}>
          {tabs.map((one) => (
            <Tap
              key={one}
              id={`orders-${one}`}
              className={classes(styles.tab, one === tab && styles.chosen)}
              role="tab"
              selected={one === tab}
              onTap={() => setTab(one)}
            >
              {nameOf(one)}
            </Tap>
          ))}
        </View>
      </ScrollView>
      <Await
        value={list}
        onRetry={load}
        skeleton={<LinesSkeleton />}
        empty={({ orders }) =>
          orders.length > 0 ? null : (
            <Empty
              title={tab === 'all' ? words.emptyTitle : words.emptyTab(nameOf(tab))}
              sentence={words.emptySentence}
              action={{ text: words.go, onTap: () => go(links.mall()), id: 'go-mall' }}
            />
          )
        }
      >
        {({ orders, next }) => (
          <>
            {orders.map((order) => (
              <OrderCard key={order.id} order={order} />
            ))}
            {next && <View className={styles.end}>{shop.more}</View>}
          </>
        )}
      </Await>
    </>
  )
}
