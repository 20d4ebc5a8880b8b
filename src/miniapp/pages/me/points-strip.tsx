import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { loadBalance, useAccount } from '@/miniapp/features/points/account'
import { loadTasks, readyCount, useTasks } from '@/miniapp/features/points/tasks'
import { loadTier, useTier } from '@/miniapp/features/points/tier'
import { links, type Link } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { withoutOverlap } from '@/miniapp/lib/overlap'
import { go, useRefresh } from '@/miniapp/platform/page'
import { Tap } from '@/miniapp/ui/tap'
import { points as words } from './copy'
import styles from './points-strip.module.scss'

const load = withoutOverlap(() => Promise.all([loadBalance(), loadTier(), loadTasks()]))

/** What a member has gathered: points, a tier, and rewards that wait. */
export function PointsStrip() {
  const balance = useAccount((state) => state.balance)
  const standing = useTier((state) => state.standing)
  const tasks = useTasks((state) => state.tasks)
  useEffect(() => void load(), [])
  useRefresh(load)

  const ready = tasks.status === 'loaded' ? readyCount(tasks.value) : 0
  return (
    <View className={styles.strip}>
      <Part
        id="my-points"
        link={links.pointsCentre()}
        value={balance.status === 'loaded' ? grouped(balance.value.available) : null}
        under={words.points}
      />
      <Part
        id="my-tier"
        link={links.pointsTier()}
        value={standing.status === 'loaded' ? standing.value.tier.name : null}
        under={words.tier}
      />
      <Part
        id="my-tasks"
        link={links.pointsCentre()}
        value={tasks.status === 'loaded' ? String(ready || openCount(tasks.value)) : null}
        under={ready > 0 ? words.ready : words.tasks}
      />
    </View>
  )
}

const openCount = (tasks: readonly { state: string }[]) =>
  tasks.filter(({ state }) => state === 'open').length

type PartProps = { id: string; link: Link; value: string | null; under: string }

const Part = ({ id, link, value, under }: PartProps) => (
  <Tap id={id} className={styles.part} role="link" onTap={() => go(link)}>
    <View className={styles.value}>{value ?? words.unknown}</View>
    <View className={styles.under}>{under}</View>
  </Tap>
)
