import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { BoundPhone, PhoneProof } from '@/contract/membership'
import { settle } from '@/miniapp/lib/settled'
import { hasConsent, useConsents } from '@/miniapp/platform/consents'
import { here } from '@/miniapp/platform/here'
import { back, toast } from '@/miniapp/platform/page'
import { type GivenPhone, phoneButton } from '@/miniapp/platform/phone'
import { allowed } from '@/miniapp/platform/privacy-gate'
import { useSession } from '@/miniapp/platform/session'
import { Button } from '@/miniapp/ui/button'
import { Head } from '@/miniapp/ui/head'
import { NativeButton } from '@/miniapp/ui/native-button'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Screen } from '@/miniapp/ui/screen'
import { spoken } from '@/miniapp/ui/spoken'
import { CodeForm } from '../../components/code-form'
import { OldAccount } from '../../components/old-account'
import { binding, oldAccount, outcomes, refusals } from '../../copy'
import { bind, forgetBinding, proveBinding, useBinding } from '../../phone'
import styles from './index.module.scss'

export default function PhonePage() {
  const ticket = useBinding((state) => state.ticket)
  const masked = useSession((state) => state.member?.phone)
  useEffect(() => forgetBinding, [])

  const title = ticket ? oldAccount.title : masked ? binding.titleAgain : binding.title
  return (
    <Screen>
      <Ridgeline />
      <Head title={title} sentence={ticket ? binding.oldSentence : binding.sentence} />
      {masked && !ticket && <View className={styles.now}>{binding.now(masked)}</View>}
      {ticket ? <OldAccount prove={proveBinding} onProven={bound} /> : <Ways />}
    </Screen>
  )
}

/** One tap where the platform knows the number; a code for all others, and for whoever prefers it. */
function Ways() {
  const [bySms, setBySms] = useState(phoneButton === null)
  const hasAgreed = useConsents((state) => hasConsent(state, 'privacy'))
  if (!hasAgreed) {
    return <Button id="agree-first" className={styles.tap} text={binding.agree} onTap={agree} />
  }
  if (!bySms) return <OneTap onOther={() => setBySms(true)} />
  return (
    <>
      <CodeForm
        text={binding.submit}
        submit={(phone, code) => bind({ by: 'sms', phone, code })}
        onDone={bound}
      />
      {phoneButton && (
        <Button className={styles.other} kind="plain" text={binding.byTap} onTap={() => setBySms(false)} />
      )}
    </>
  )
}

function OneTap({ onOther }: { onOther: () => void }) {
  const [notice, setNotice] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const prove = async (proof: PhoneProof) => {
    setBusy(true)
    const result = await bind(proof)
    setBusy(false)
    if (result.status === 'ok') return bound(result.value)
    setNotice(refusals[result.code])
  }
  const answer = (given: GivenPhone) => {
    if (given.status === 'given') return prove(given.proof)
    setNotice(binding[given.status])
  }

  return (
    <>
      <NativeButton
        id="bind-tap"
        className={styles.tap}
        text={binding.oneTap[here]}
        busy={busy}
        opens={phoneButton?.(answer)}
      />
      <Button id="bind-by-sms" className={styles.other} kind="plain" text={binding.bySms} onTap={onOther} />
      <View className={styles.notice} {...spoken({ live: true })}>
        {notice}
      </View>
    </>
  )
}

async function agree() {
  const result = await settle(allowed('privacy'))
  if (result.status === 'failed') toast(refusals[result.code])
}

async function bound({ outcome }: BoundPhone) {
  await back()
  toast(outcomes[outcome])
}
