import { useState } from 'react'
import type { Proof } from '@/contract/membership'
import type { FailureCode, Settled } from '@/miniapp/lib/settled'
import { Button } from '@/miniapp/ui/button'
import { Field } from '@/miniapp/ui/field'
import { oldAccount, refusals } from '../copy'
import styles from './old-account.module.scss'

const TAIL_MIN = 4
const TAIL_MAX = 8

type OldAccountProps<T> = { prove: (proof: Proof) => Promise<Settled<T>>; onProven: (value: T) => unknown }

/** Asks whoever has a number now whether its account of long ago is theirs. */
export function OldAccount<T>({ prove, onProven }: OldAccountProps<T>) {
  const [tail, setTail] = useState('')
  const [problem, setProblem] = useState<FailureCode | null>(null)
  const [busy, setBusy] = useState(false)

  const say = async (proof: Proof) => {
    setBusy(true)
    const result = await prove(proof)
    setBusy(false)
    if (result.status === 'ok') return onProven(result.value)
    setProblem(result.code)
  }

  return (
    <>
      <Field
        id="car-tail"
        className={styles.tail}
        label={oldAccount.tail}
        maxLength={TAIL_MAX}
        placeholder={oldAccount.tailPlaceholder}
        value={tail}
        problem={problem && refusals[problem]}
        onInput={(text) => {
          setTail(text.replace(/[^0-9a-z]/gi, ''))
          setProblem(null)
        }}
      />
      <Button
        id="old-account-mine"
        className={styles.choice}
        text={oldAccount.mine}
        disabled={tail.length < TAIL_MIN}
        busy={busy}
        onTap={() => say({ carTail: tail })}
      />
      <Button
        id="old-account-new"
        className={styles.choice}
        kind="plain"
        text={oldAccount.isNew}
        disabled={busy}
        onTap={() => say({ isNew: true })}
      />
    </>
  )
}
