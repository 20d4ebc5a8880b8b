import { useEffect } from 'react'
import { links } from '@/miniapp/lib/links'
import { useLoginPage } from '@/miniapp/platform/login-page'
import { back, go, useParams } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Head } from '@/miniapp/ui/head'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Screen } from '@/miniapp/ui/screen'
import { Tap } from '@/miniapp/ui/tap'
import { CodeForm } from '../../components/code-form'
import { OldAccount } from '../../components/old-account'
import { login, loginAgain, oldAccount } from '../../copy'
import { forgetTicket, prove, signIn, useLogin } from '../../state'
import styles from './index.module.scss'

export default function LoginPage() {
  const ticket = useLogin((state) => state.ticket)
  useLoginPage()
  useEffect(() => forgetTicket, [])

  const { again } = useParams('again')
  const phone = useSession((state) => state.member?.phone ?? null)
  const { title, sentence } = ticket ? oldAccount : again ? loginAgain(phone) : login
  return (
    <Screen>
      <Ridgeline />
      <Head title={title} sentence={sentence} />
      {ticket ? (
        <OldAccount prove={prove} onProven={back} />
      ) : (
        <CodeForm text={login.submit} submit={signIn} onDone={back} />
      )}
      <Tap
        id="login-policy"
        className={styles.policy}
        role="link"
        onTap={() => go(links.policy({ policy: 'privacy' }))}
      >
        {login.policy}
      </Tap>
    </Screen>
  )
}
