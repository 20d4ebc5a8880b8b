import { useEffect, useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { loading } from '@/miniapp/lib/loadable'
import { becomeMember } from '@/miniapp/platform/become-member'
import { go, useMore, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { ListEnd } from '@/miniapp/ui/list-end'
import { Screen } from '@/miniapp/ui/screen'
import { OrderCard } from '../../components/order-card'
import { Chip, Strip } from '../../components/strip'
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

const Guest = () => (
  <Empty
    title={words.guest}
    sentence={words.guestSentence}
    action={{ text: words.signIn, onTap: () => becomeMember(refusals), id: 'sign-in' }}
  />
)

function Lists() {
  const [tab, setTab] = useState<Tab>('all')
  const list = useOrders((state) => state.lists[tab]) ?? loading
  const load = () => loadOrders(tab)
  useEffect(() => void loadOrders(tab), [tab])
  useRefresh(load)
  useMore(() => loadMoreOrders(tab))

  return (
    <>
      <Strip role="tablist" label={words.title} className={styles.tabs}>
        {tabs.map((one) => (
          <Chip key={one} id={`orders-${one}`} role="tab" isChosen={one === tab} onTap={() => setTab(one)}>
            {nameOf(one)}
          </Chip>
        ))}
      </Strip>
      <Await
        value={list}
        onRetry={load}
        skeleton={<Bones shape="card" count={4} />}
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
            {next && <ListEnd text={shop.more} />}
          </>
        )}
      </Await>
    </>
  )
}
