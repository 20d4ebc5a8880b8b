import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OpenRedemption } from '@/contract/order'
import { isUncertain } from '@/miniapp/lib/settled'
import { Button } from '@/miniapp/ui/button'
import { Done } from '@/miniapp/ui/done'
import { spoken } from '@/miniapp/ui/spoken'
import { momentName } from '../day'
import { staff as words } from '../order-copy'
import { redeem, whyNot } from '../redemptions'
import { Ordered } from './ordered'
import styles from './taken-code.module.scss'

type TakenCodeProps = { dealerId: string; code: string; redemption: OpenRedemption; onNext: () => void }

/** What a code stands for and for whom, and the one moment in which it is taken. */
export function TakenCode({ dealerId, code, redemption, onNext }: TakenCodeProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isDone, setIsDone] = useState(false)
  const facts = [
    [words.pieces, String(redemption.quantity)],
    [words.phone, redemption.phone ?? words.noPhone],
    [words.ordered, momentName(redemption.orderedAt)],
  ] as const

  const take = async () => {
    setBusy(true)
    const taken = await redeem(dealerId, code)
    setBusy(false)
    if (taken.status === 'ok') return setIsDone(true)
    setProblem(isUncertain(taken) ? words.again : whyNot(taken))
  }
  const usedAt = isDone ? null : redemption.redeemedAt

  return (
    <>
      {isDone && (
        <Done
          id="redeemed"
          title={words.done}
          sentence={redemption.delivery === 'voucher' ? words.serve : words.handOver(redemption.quantity)}
        />
      )}
      <View className={styles.panel}>
        <Ordered thing={redemption} />
        {facts.map(([name, value]) => (
          <View key={name} className={styles.fact}>
            <View className={styles.name}>{name}</View>
            <View className={styles.value}>{value}</View>
          </View>
        ))}
      </View>
      {(problem ?? usedAt) && (
        <View id="code-problem" className={styles.problem} {...spoken({ role: 'alert' })}>
          {problem ?? (usedAt && words.usedAt(momentName(usedAt)))}
        </View>
      )}
      {!isDone && !usedAt && (
        <>
          <View className={styles.hint}>{words.check}</View>
          <Button id="redeem-code" className={styles.way} text={words.redeem} busy={busy} onTap={take} />
        </>
      )}
      <Button
        id="next-code"
        className={styles.way}
        kind={isDone ? 'primary' : 'plain'}
        text={words.next}
        onTap={onNext}
      />
    </>
  )
}
