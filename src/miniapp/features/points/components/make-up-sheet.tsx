import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SignInMonth } from '@/contract/rewards'
import { dateLabel } from '@/miniapp/lib/time'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Sheet } from '@/miniapp/ui/sheet'
import { refusals, signIn as words } from '../copy'
import { makeUpHere } from '../signing-in'
import styles from './make-up-sheet.module.scss'

type MakeUpSheetProps = { month: SignInMonth; open: boolean; onClose: () => void }

/** Which of the days that were missed a card is used for. */
export function MakeUpSheet({ month, open, onClose }: MakeUpSheetProps) {
  const [busyOn, setBusyOn] = useState<string | null>(null)
  const missed = month.days.filter(({ canMakeUp }) => canMakeUp).reverse()
  const hasCards = month.makeUpCards > 0

  const use = async (on: string) => {
    setBusyOn(on)
    const result = await makeUpHere(on)
    setBusyOn(null)
    if (result.status === 'failed') return toast(refusals[result.code])
    onClose()
    toast(result.value.state === 'held' ? words.held : words.madeUp(dateLabel(on, month.today)))
  }

  return (
    <Sheet title={words.makeUpTitle} open={open} onClose={onClose}>
      <View className={styles.sentence}>
        {missed.length === 0
          ? words.noneMissed
          : hasCards
            ? (month.isFrozen ? words.makeUpFrozen : words.makeUpSentence)(month.makeUpCards)
            : words.noCards}
      </View>
      {missed.map(({ on }) => (
        <View key={on} className={`${styles.line} missed-day`}>
          <View className={styles.day}>{dateLabel(on, month.today)}</View>
          <Button
            className="use-card"
            kind="soft"
            disabled={!hasCards}
            busy={busyOn === on}
            text={words.makeUp}
            onTap={() => use(on)}
          />
        </View>
      ))}
    </Sheet>
  )
}
