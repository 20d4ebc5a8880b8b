import { View } from '@tarojs/components'
import { useState } from 'react'
import { links } from '@/miniapp/lib/links'
import { replace, toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Field } from '@/miniapp/ui/field'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Screen } from '@/miniapp/ui/screen'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { acceptCode } from '../../cars'
import { accepting as words, refusals } from '../../copy'
import styles from './index.module.scss'

const kinds = ['transfer', 'driver'] as const
type Kind = (typeof kinds)[number]

/** Ten signs and what people put between them. */
const TYPED_MAX = 14
const SIGNS = 10

export default function AcceptPage() {
  const [kind, setKind] = useState<Kind>('transfer')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const signs = code.replace(/[^A-Z0-9]/g, '')

  const submit = async () => {
    setBusy(true)
    const result = await acceptCode(kind, signs)
    setBusy(false)
    if (result.status === 'failed') return setProblem(refusals[result.code])
    await replace(links.garageCar({ carId: result.value.id }))
    toast(words.done[kind])
  }

  return (
    <Screen>
      <Ridgeline />
      <View className={styles.tabs} {...spoken({ role: 'tablist' })}>
        {kinds.map((one) => (
          <Tap
            key={one}
            id={`accept-${one}`}
            className={classes(styles.tab, one === kind && styles.chosen)}
            role="tab"
            selected={one === kind}
            onTap={() => {
              setKind(one)
              setProblem(null)
            }}
          >
            {words[one]}
          </Tap>
        ))}
      </View>
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
      <Button
        id="accept-code"
        className={styles.submit}
        text={words.submit[kind]}
        disabled={signs.length < SIGNS}
        busy={busy}
        onTap={submit}
      />
    </Screen>
  )
}
