import { View } from '@tarojs/components'
import { useState } from 'react'
import { isMobile, normalMobile } from '@/miniapp/lib/phone'
import type { FailureCode, Settled } from '@/miniapp/lib/settled'
import { secondsLeft } from '@/miniapp/lib/time'
import { Button } from '@/miniapp/ui/button'
import { Field } from '@/miniapp/ui/field'
import { spoken } from '@/miniapp/ui/spoken'
import { useNow } from '@/miniapp/ui/use-now'
import { login, refusals } from '../copy'
import { sendCode, useLogin } from '../state'
import styles from './code-form.module.scss'

const CODE_DIGITS = 6
const MINUTE_S = 60

type CodeFormProps<T> = {
  text: string
  submit: (phone: string, code: string) => Promise<Settled<T>>
  onDone: (value: T) => unknown
}

/** A number, and the code that shows that it is one's own. */
export function CodeForm<T>({ text, submit, onDone }: CodeFormProps<T>) {
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [notice, setNotice] = useState<string | null>(null)
  const [problem, setProblem] = useState<FailureCode | 'phone' | null>(null)
  const [busy, setBusy] = useState(false)

  const send = async () => {
    if (!isMobile(phone)) return setProblem('phone')
    const result = await sendCode(phone)
    if (result.status === 'failed') return setProblem(result.code)
    setProblem(null)
    setNotice(login.sent(Math.floor(result.value.validForS / MINUTE_S)))
  }

  const verify = async () => {
    if (!isMobile(phone)) return setProblem('phone')
    setBusy(true)
    const result = await submit(phone, code)
    setBusy(false)
    if (result.status === 'ok') return onDone(result.value)
    setProblem(result.code)
    setNotice(null)
  }

  return (
    <>
      <View className={styles.form}>
        <Field
          id="login-phone"
          label={login.phone}
          type="number"
          maxLength={15}
          placeholder={login.phonePlaceholder}
          value={phone}
          problem={problem === 'phone' ? login.phoneWrong : null}
          onInput={(typed) => {
            setPhone(normalMobile(typed))
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
            onInput={(typed) => setCode(typed.replace(/\D/g, ''))}
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
        text={text}
        disabled={phone === '' || code.length < CODE_DIGITS}
        busy={busy}
        onTap={verify}
      />
    </>
  )
}

function SendButton({ onTap }: { onTap: () => unknown }) {
  const resendAt = useLogin((state) => state.resendAt)
  const now = useNow()
  const left = resendAt ? secondsLeft(resendAt, now) : 0
  const text = left > 0 ? login.wait(left) : resendAt ? login.sendAgain : login.send
  return <Button id="send-code" kind="plain" text={text} disabled={left > 0} onTap={onTap} />
}
