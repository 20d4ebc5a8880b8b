import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { isMobile, normalMobile } from '@/miniapp/lib/phone'
import type { FailureCode } from '@/miniapp/lib/settled'
import { secondsLeft } from '@/miniapp/lib/time'
import { useLoginPage } from '@/miniapp/platform/login-page'
import { back } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Field } from '@/miniapp/ui/field'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Screen } from '@/miniapp/ui/screen'
import { spoken } from '@/miniapp/ui/spoken'
import { useNow } from '@/miniapp/ui/use-now'
import { OldAccount } from '../../components/old-account'
import { login, oldAccount, refusals } from '../../copy'
import { forgetTicket, sendCode, signIn, useLogin } from '../../state'
import styles from './index.module.scss'

const CODE_DIGITS = 6
const MINUTE_S = 60

export default function LoginPage() {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [notice, setNotice] = useState<string | null>(null)
  const [problem, setProblem] = useState<FailureCode | 'phone' | null>(null)
  const [busy, setBusy] = useState(false)
  const ticket = useLogin((state) => state.ticket)
  useLoginPage()
  useEffect(() => forgetTicket, [])

  const send = async () => {
    if (!isMobile(phone)) return setProblem('phone')
    const result = await sendCode(phone)
    if (result.status === 'failed') return setProblem(result.code)
    setProblem(null)
    setNotice(login.sent(Math.floor(result.value.validForS / MINUTE_S)))
  }

  const submit = async () => {
    if (!isMobile(phone)) return setProblem('phone')
    setBusy(true)
    const result = await signIn(phone, code)
    setBusy(false)
    if (result.status === 'ok') return back()
    setProblem(result.code)
    setNotice(null)
  }

  if (ticket) {
    return (
      <Screen>
        <Ridgeline />
        <View className={styles.title}>{oldAccount.title}</View>
        <View className={styles.sentence}>{oldAccount.sentence}</View>
        <OldAccount onSignedIn={back} />
      </Screen>
    )
  }
  return (
    <Screen>
      <Ridgeline />
      <View className={styles.title}>{login.title}</View>
      <View className={styles.sentence}>{login.sentence}</View>
      <View className={styles.form}>
        <Field
          id="login-phone"
          label={login.phone}
          type="number"
          maxLength={15}
          placeholder={login.phonePlaceholder}
          value={phone}
          problem={problem === 'phone' ? login.phoneWrong : null}
          onInput={(text) => {
            setPhone(normalMobile(text))
            setProblem(null)
          }}
        />
        <View className={styles.code}>
          <Field
            id="login-code"
            className={styles.digits}
            label={login.code}
            type="number"
            maxLength={CODE_DIGITS}
            placeholder={login.codePlaceholder}
            value={code}
            problem={problem && problem !== 'phone' ? refusals[problem] : null}
            onInput={(text) => setCode(text.replace(/\D/g, ''))}
          />
          <SendButton onTap={send} />
        </View>
      </View>
      <View className={styles.notice} {...spoken({ live: true })}>
        {notice}
      </View>
      <Button
        id="login-submit"
        className={styles.submit}
        text={login.submit}
        disabled={phone === '' || code.length < CODE_DIGITS}
        busy={busy}
        onTap={submit}
      />
    </Screen>
  )
}

function SendButton({ onTap }: { onTap: () => unknown }) {
  const resendAt = useLogin((state) => state.resendAt)
  const now = useNow()
  const left = resendAt ? secondsLeft(resendAt, now) : 0
  const text = left > 0 ? login.wait(left) : resendAt ? login.sendAgain : login.send
  return <Button id="send-code" kind="plain" text={text} disabled={left > 0} onTap={onTap} />
}
