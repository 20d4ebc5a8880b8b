import { View } from '@tarojs/components'
import { useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { replace, toast, useParams } from '@/miniapp/platform/page'
import { hasScanner, scan } from '@/miniapp/platform/scan'
import { Button } from '@/miniapp/ui/button'
import { Field } from '@/miniapp/ui/field'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Screen } from '@/miniapp/ui/screen'
import { Tabs } from '@/miniapp/ui/tabs'
import { acceptCode } from '../../cars'
import { accepting as words, refusals } from '../../copy'
import { codeKinds, isWhole, kindOf, readTold, signsOf } from '../../told-code'
import styles from './index.module.scss'

/** Ten signs and what people put between them. */
const TYPED_MAX = 14

export default function AcceptPage() {
  const told = useParams('kind', 'code')
  const [kind, setKind] = useState(kindOf(told.kind) ?? 'transfer')
  const [code, setCode] = useState(told.code.toUpperCase())
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async () => {
    setBusy(true)
    const result = await acceptCode(kind, signsOf(code))
    setBusy(false)
    if (result.status === 'failed' && result.code === 'car_code_other_kind') {
      const other = kind === 'transfer' ? 'driver' : 'transfer'
      setKind(other)
      return setProblem(words.isOther[other])
    }
    if (result.status === 'failed') return setProblem(refusals[result.code])
    await replace(links.garageCar({ carId: result.value.id }))
    toast(words.done[kind])
  }

  const look = async () => {
    const scanned = await scan()
    if (scanned.status === 'cancelled') return
    if (scanned.status !== 'read') return toast(words.scanTroubles[scanned.status])
    const found = readTold(scanned.text)
    if (!found) return toast(words.scanTroubles.strange)
    setKind(found.kind ?? kind)
    setCode(found.code)
    setProblem(null)
  }

  return (
    <Screen>
      <Ridgeline />
      <Tabs
        name="accept"
        tabs={codeKinds}
        nameOf={(one) => words[one]}
        chosen={kind}
        onPick={(one) => {
          setKind(one)
          setProblem(null)
        }}
        className={styles.tabs}
      />
      <View className={styles.sentence}>{words.sentence[kind]}</View>
      <View className={styles.form}>
        <Field
          id="car-code-typed"
          label={words.code}
          maxLength={TYPED_MAX}
          placeholder={words.placeholder}
          value={code}
          problem={problem}
          onInput={(text) => {
            setCode(text.toUpperCase())
            setProblem(null)
          }}
        />
      </View>
      {hasScanner && (
        <Button id="scan-code" className={styles.submit} kind="soft" text={words.scan} onTap={look} />
      )}
      <Button
        id="accept-code"
        className={styles.submit}
        text={words.submit[kind]}
        disabled={!isWhole(code)}
        busy={busy}
        onTap={submit}
      />
    </Screen>
  )
}
