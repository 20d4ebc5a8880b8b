import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SignIn, SignInDay, SignInMonth } from '@/contract/rewards'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { MonthStrip, type DayFace } from '@/miniapp/ui/month-strip'
import { spoken } from '@/miniapp/ui/spoken'
import { monthLabel, refusals, signIn as words } from '../copy'
import { useSignIn } from '../sign-in'
import { signInHere } from '../signing-in'
import { MakeUpSheet } from './make-up-sheet'
import styles from './sign-in-card.module.scss'

/** Today's sign-in, the days in a row, and the month as a picture. */
export function SignInCard({ month }: { month: SignInMonth }) {
  const brought = useSignIn((state) => state.brought)
  const [busy, setBusy] = useState(false)
  const [choosing, setChoosing] = useState(false)

  const sign = async () => {
    setBusy(true)
    const result = await signInHere()
    setBusy(false)
    if (result.status === 'failed') toast(refusals[result.code])
  }

  return (
    <View id="sign-in-card" className={styles.card}>
      <View className={styles.head}>
        <View className={styles.words}>
          <View className={styles.title}>{words.title}</View>
          <View className={styles.streak} {...spoken({ live: true })}>
            {streakOf(month, brought)}
          </View>
        </View>
        {month.isDone ? (
          <View id="signed-in" className={styles.done}>
            {brought?.state === 'done' ? words.doneFor(brought.points) : words.done}
          </View>
        ) : (
          <Button
            id="do-sign-in"
            className={styles.way}
            busy={busy}
            text={busy ? words.busy : words.goFor(month.reward)}
            onTap={sign}
          />
        )}
      </View>
      <MonthStrip
        days={month.days.map(({ on, state }) => ({ on, face: faces[state] }))}
        label={monthLabel(month.days)}
      />
      <View className={styles.foot}>
        <View className={styles.cards}>
          {month.makeUpCards > 0 ? words.cards(month.makeUpCards) : words.noCards}
        </View>
        <Button
          id="make-up"
          kind="plain"
          text={words.makeUp}
          disabled={month.makeUpCards === 0}
          onTap={() => setChoosing(true)}
        />
      </View>
      <MakeUpSheet month={month} open={choosing} onClose={() => setChoosing(false)} />
    </View>
  )
}

const faces: Record<SignInDay['state'], DayFace> = {
  done: 'full',
  made_up: 'half',
  missed: 'none',
  open: 'now',
  ahead: 'ahead',
  before: 'ahead',
}

function streakOf({ streak, nextBonus, isDone }: SignInMonth, brought: SignIn | null) {
  if (brought?.state === 'held') return words.held
  const days = nextBonus ? nextBonus.streak - streak : 0
  const bonus =
    nextBonus &&
    (days === 1 && !isDone ? words.bonusToday(nextBonus.points) : words.bonus(days, nextBonus.points))
  return [streak > 0 ? words.streak(streak) : words.start, bonus].filter(Boolean).join('，')
}
