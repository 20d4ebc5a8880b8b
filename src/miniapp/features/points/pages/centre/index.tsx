import { useEffect } from 'react'
import { withoutOverlap } from '@/miniapp/lib/overlap'
import { settle } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { toast, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Await } from '@/miniapp/ui/await'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'
import { loadBalance, useAccount } from '../../account'
import { BalanceHead, BalancePanel } from '../../components/balance'
import { SignInCard } from '../../components/sign-in-card'
import { CentreSkeleton, LinesSkeleton, MonthSkeleton } from '../../components/skeletons'
import { TaskList } from '../../components/task-list'
import { centre as words, refusals } from '../../copy'
import { loadSignIn, useSignIn } from '../../sign-in'
import { loadTasks, useTasks } from '../../tasks'
import { loadTier, useTier } from '../../tier'

export default function PointsCentrePage() {
  const isMember = useSession((state) => state.token !== null)
  return <Screen>{isMember ? <Centre /> : <Guest />}</Screen>
}

function Guest() {
  const signIn = async () => {
    const result = await settle(ensureMember())
    if (result.status === 'failed') toast(refusals[result.code])
  }
  return (
    <Empty
      title={words.guestTitle}
      sentence={words.guestSentence}
      action={{ id: 'sign-in', text: words.signIn, onTap: signIn }}
    />
  )
}

const load = withoutOverlap(() => Promise.all([loadBalance(), loadSignIn(), loadTasks(), loadTier()]))

function Centre() {
  const balance = useAccount((state) => state.balance)
  const month = useSignIn((state) => state.month)
  const tasks = useTasks((state) => state.tasks)
  const standing = useTier((state) => state.standing)
  useEffect(() => void load(), [])
  useRefresh(load)

  return (
    <Await value={balance} onRetry={load} skeleton={<CentreSkeleton />}>
      {(found) => (
        <>
          <BalanceHead balance={found} standing={standing.status === 'loaded' ? standing.value : null} />
          <BalancePanel balance={found} />
          <Await value={month} onRetry={loadSignIn} skeleton={<MonthSkeleton />}>
            {(days) => <SignInCard month={days} />}
          </Await>
          <Await value={tasks} onRetry={loadTasks} skeleton={<LinesSkeleton />}>
            {(list) => <TaskList tasks={list} />}
          </Await>
        </>
      )}
    </Await>
  )
}
