import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { refusals, signIn as words } from '@/miniapp/features/points/copy'
import { loadSignIn, useSignIn } from '@/miniapp/features/points/sign-in'
import { signInHere } from '@/miniapp/features/points/signing-in'
import { links } from '@/miniapp/lib/links'
import { withoutOverlap } from '@/miniapp/lib/overlap'
import { go, toast, useRefresh } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { classes } from '@/miniapp/ui/classes'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import styles from './sign-in-pill.module.scss'

const load = withoutOverlap(loadSignIn)

/** The day's sign-in, one tap from the first picture; done, it says so and leads to the points. */
export function SignInPill() {
  const isMember = useSession((state) => state.token !== null)
  const month = useSignIn((state) => state.month)
  const brought = useSignIn((state) => state.brought)
  const [busy, setBusy] = useState(false)
  useEffect(() => void (isMember && load()), [isMember])
  useRefresh(() => isMember && load())

  const known = isMember && month.status === 'loaded' ? month.value : null
  const isDone = known?.isDone ?? false

  const sign = async () => {
    setBusy(true)
    const result = await signInHere()
    setBusy(false)
    if (result.status === 'failed') return toast(refusals[result.code])
    toast(
      result.value.state === 'held' ? words.held : words.brought(result.value.points, result.value.streak),
    )
  }

  return (
    <Tap
      id="home-sign-in"
      className={styles.place}
      role={isDone ? 'link' : 'button'}
      disabled={busy}
      onTap={isDone ? () => go(links.pointsCentre()) : sign}
    >
      {/* Another one when it is done: what comes in is what moves. */}
      <View
        key={isDone ? 'done' : 'open'}
        className={classes(styles.pill, isDone && brought && styles.fresh)}
      >
        {busy ? <View className={styles.spinner} /> : <Icon name={isDone ? 'check' : 'coin'} />}
        <View className={styles.words}>{wordsOf({ busy, known, brought: brought?.points ?? 0 })}</View>
      </View>
    </Tap>
  )
}

type Standing = {
  busy: boolean
  known: { isDone: boolean; streak: number; reward: number } | null
  brought: number
}

function wordsOf({ busy, known, brought }: Standing) {
  if (busy) return words.busy
  if (!known) return words.guest
  if (!known.isDone) return words.goFor(known.reward)
  return [brought > 0 && `+${brought}`, words.streak(known.streak)].filter(Boolean).join(' · ')
}
