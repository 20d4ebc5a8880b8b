import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { go, useMore, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { ListEnd } from '@/miniapp/ui/list-end'
import { Screen } from '@/miniapp/ui/screen'
import { Tabs } from '@/miniapp/ui/tabs'
import { loadBalance } from '../../account'
import { BalanceTrend } from '../../components/balance-trend'
import { TransferLine } from '../../components/transfer-line'
import { journal as words } from '../../copy'
import { monthName } from '../../day'
import { byMonth, loadJournal, loadMoreOf, useJournal, type Month, type Which } from '../../journal'
import styles from './index.module.scss'

const tabs: Which[] = ['all', 'in', 'out', 'pending']

export default function JournalPage() {
  const params = useParams('which')
  const [which, setWhich] = useState<Which>(params.which === 'pending' ? 'pending' : 'all')
  const list = useJournal(({ lists }) => lists[which])
  const load = () => Promise.all([loadJournal(which), loadBalance()])
  useEffect(() => void loadJournal(which), [which])
  useRefresh(load)
  useMore(() => loadMoreOf(which))

  return (
    <Screen>
      <Tabs
        name="journal"
        tabs={tabs}
        nameOf={(tab) => words.which[tab]}
        chosen={which}
        onPick={setWhich}
        className={styles.tabs}
      />
      <Await
        value={list}
        onRetry={load}
        skeleton={<Bones shape="line" count={4} />}
        empty={({ transfers }) =>
          transfers.length > 0 ? null : which === 'pending' ? <NonePending /> : <Nothing />
        }
      >
        {(found) => (
          <>
            {which === 'pending' && <View className={styles.told}>{words.pending}</View>}
            {which === 'all' && <BalanceTrend transfers={found.transfers} />}
            {byMonth(found).map((month) => (
              <MonthOf key={month.month} month={month} />
            ))}
            <ListEnd text={found.next ? words.more : words.end} />
          </>
        )}
      </Await>
    </Screen>
  )
}

const Nothing = () => (
  <Empty
    title={words.emptyTitle}
    sentence={words.emptySentence}
    action={{ text: words.toCentre, onTap: () => go(links.pointsCentre()) }}
  />
)

const NonePending = () => <Empty title={words.noneTitle} sentence={words.noneSentence} />

const MonthOf = ({ month: { month, transfers, sums } }: { month: Month }) => (
  <View className={styles.month}>
    <View className={styles.head}>
      <View className={styles.name}>{monthName(month)}</View>
      {sums && (
        <View className={styles.sums}>
          {[sums.came > 0 && words.came(grouped(sums.came)), sums.went > 0 && words.went(grouped(sums.went))]
            .filter(Boolean)
            .join('  ')}
        </View>
      )}
    </View>
    <View className={styles.list}>
      {transfers.map((transfer) => (
        <TransferLine
          key={transfer.id}
          transfer={transfer}
          onTap={() => go(links.pointsTransfer({ transferId: transfer.id }))}
        />
      ))}
    </View>
  </View>
)
