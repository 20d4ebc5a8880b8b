import { useEffect } from 'react'
import { withoutOverlap } from '@/miniapp/lib/overlap'
import { becomeMember } from '@/miniapp/platform/become-member'
import { useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'
import { loadBalance, useAccount } from '../../account'
import { BalanceHead, BalancePanel } from '../../components/balance'
import { SignInCard } from '../../components/sign-in-card'
import { CentreSkeleton } from '../../components/skeletons'
import { TaskList } from '../../components/task-list'
import { centre as words, refusals } from '../../copy'
import { loadSignIn, useSignIn } from '../../sign-in'
import { loadTasks, useTasks } from '../../tasks'
import { loadTier, useTier } from '../../tier'

export default function PointsCentrePage() {
  const isMember = useSession((state) => state.token !== null)
  return <Screen>{isMember ? <Centre /> : <Guest />}</Screen>
}

const Guest = () => (
  <Empty
    title={words.guestTitle}
    sentence={words.guestSentence}
    action={{ id: 'sign-in', text: words.signIn, onTap: () => becomeMember(refusals) }}
  />
)

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
          <Await value={month} onRetry={loadSignIn} skeleton={<Bones shape="head" />}>
            {(days) => <SignInCard month={days} />}
          </Await>
          <Await value={tasks} onRetry={loadTasks} skeleton={<Bones shape="line" count={4} />}>
            {(list) => <TaskList tasks={list} />}
          </Await>
        </>
      )}
    </Await>
  )
}
