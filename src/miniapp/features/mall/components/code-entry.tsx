import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OpenRedemption } from '@/contract/order'
import { toast } from '@/miniapp/platform/page'
import { hasScanner, scan } from '@/miniapp/platform/scan'
import { Button } from '@/miniapp/ui/button'
import { Field } from '@/miniapp/ui/field'
import { refusals } from '../copy'
import { staff as words } from '../order-copy'
import { isCode, lookUp, whyNot } from '../redemptions'
import styles from './code-entry.module.scss'

type CodeEntryProps = {
  dealerId: string
  onFound: (code: string, redemption: OpenRedemption) => void
}

const TYPED_MAX = 60

/** A code from a member's screen: scanned where there is a scanner, typed where there is none or it fails. */
export function CodeEntry({ dealerId, onFound }: CodeEntryProps) {
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const look = async (asked: string) => {
    setBusy(true)
    const found = await lookUp(dealerId, asked)
    setBusy(false)
    if (found.status === 'failed') return setProblem(whyNot(found))
    onFound(asked, found.value)
  }
  const read = async () => {
    const scanned = await scan()
    if (scanned.status === 'cancelled') return
    if (scanned.status !== 'read') return toast(words.scanTroubles[scanned.status])
    setProblem(null)
    if (!isCode(scanned.text)) return setProblem(refusals.redemption_wrong)
    await look(scanned.text)
  }

  return (
    <>
      <View className={styles.sentence}>{hasScanner ? words.sentence : words.sentenceTyped}</View>
      {hasScanner && <Button id="scan-code" className={styles.way} text={words.scan} onTap={read} />}
      <View className={styles.form}>
        <Field
          id="typed-code"
          label={words.code}
          maxLength={TYPED_MAX}
          placeholder={words.placeholder}
          value={code}
          problem={problem}
          hint={code !== '' && !isCode(code) ? words.short : null}
          onInput={(text) => {
            setCode(text.toUpperCase())
            setProblem(null)
          }}
        />
      </View>
      <Button
        id="look-up"
        className={styles.way}
        kind={hasScanner ? 'soft' : 'primary'}
        text={words.look}
        busy={busy}
        disabled={!isCode(code)}
        onTap={() => look(code)}
      />
    </>
  )
}
