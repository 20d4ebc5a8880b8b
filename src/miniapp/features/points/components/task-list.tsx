import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Task } from '@/contract/rewards'
import { go, toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { loadBalance, useAccount } from '../account'
import { refusals, tasks as words, windows } from '../copy'
import { dayName } from '../day'
import { claim, inOrder, loadTasks } from '../tasks'
import { loadTier } from '../tier'
import { wayTo } from '../ways'
import styles from './task-list.module.scss'

/** What there is to do for points, what can be taken first. */
export const TaskList = ({ tasks }: { tasks: Task[] }) => (
  <View className={styles.list}>
    <View className={styles.title}>{words.title}</View>
    {tasks.length === 0 && <View className={styles.none}>{words.emptySentence}</View>}
    {inOrder(tasks).map((task) => (
      <TaskLine key={task.id} task={task} />
    ))}
  </View>
)

const TaskLine = ({ task }: { task: Task }) => (
  <View id={`task-${task.id}`} className={`${styles.task} task`}>
    <View className={styles.words}>
      <View className={styles.name}>
        {task.title}
        {windows[task.window] && <View className={styles.window}>{windows[task.window]}</View>}
      </View>
      {task.detail && <View className={styles.detail}>{task.detail}</View>}
      {task.endsAt && task.window === 'campaign' && (
        <View className={styles.detail}>{words.until(dayName(task.endsAt))}</View>
      )}
      <View className={styles.reward}>{words.reward(task.points, task.growth)}</View>
      {task.target > 1 && task.state === 'open' && <Progress done={task.done} target={task.target} />}
    </View>
    <Action task={task} />
  </View>
)

const Progress = ({ done, target }: { done: number; target: number }) => (
  <View className={styles.progress}>
    <View className={styles.track}>
      <View className={styles.part} style={{ width: `${Math.round((done / target) * 100)}%` }} />
    </View>
    <View className={styles.count}>{words.progress(done, target)}</View>
  </View>
)

function Action({ task }: { task: Task }) {
  const [busy, setBusy] = useState(false)
  const isFrozen = useAccount(({ balance }) => balance.status === 'loaded' && balance.value.isFrozen)
  const way = wayTo(task.eventType)

  const take = async () => {
    setBusy(true)
    const result = await claim(task)
    setBusy(false)
    if (result.status === 'failed') {
      toast(refusals[result.code])
      return loadTasks()
    }
    toast(words.got(result.value.points, result.value.growth))
    return Promise.all([loadBalance(), loadTier()])
  }

  if (task.state === 'claimed') return <View className={styles.claimed}>{words.claimed}</View>
  if (task.state === 'ready' && isFrozen && task.points > 0)
    return <Button className={styles.action} kind="soft" disabled text={words.frozen} onTap={take} />
  if (task.state === 'ready')
    return <Button className={`${styles.action} claim-task`} busy={busy} text={words.claim} onTap={take} />
  return way && <Button className={styles.action} kind="soft" text={words.go} onTap={() => go(way)} />
}
