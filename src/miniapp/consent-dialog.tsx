import { View } from '@tarojs/components'
import { useEffect } from 'react'
import styles from './consent-dialog.module.scss'
import { useIsShown } from './platform/page-shown'
import { type Question, useGate } from './platform/privacy-gate'
import { AgreeButton } from './ui/agree-button'
import { Button } from './ui/button'
import { Sheet } from './ui/sheet'

/** Why it is asked right now; what else there is to say, the policy itself says. */
const why: Record<string, string> = {
  privacy: '继续之前，请看看我们怎样使用你的信息',
  location: '为你按距离排列门店',
}

const words = {
  version: (version: string, since: string) => `版本 ${version} · ${since} 起生效`,
  agree: '同意并继续',
  refuse: '暂不同意，继续浏览',
}

/** Comes up over the page somebody is on, when what they want to do needs their consent. */
export function ConsentDialog() {
  const question = useGate((state) => state.question)
  const isShown = useIsShown()
  if (!question || !isShown) return null
  return <Asking {...question} />
}

function Asking({ policy, decide }: Question) {
  // Whoever leaves the page has not agreed.
  useEffect(() => () => decide(false), [decide])
  const inForce = policy.versions.at(-1)
  if (!inForce) return null
  return (
    <Sheet title={policy.title} open onClose={() => decide(false)}>
      <View className={styles.why}>{why[policy.id]}</View>
      {inForce.paragraphs.map((paragraph) => (
        <View key={paragraph} className={styles.paragraph}>
          {paragraph}
        </View>
      ))}
      <View className={styles.version}>{words.version(inForce.version, inForce.since)}</View>
      <View className={styles.actions}>
        <AgreeButton id="agree-policy" text={words.agree} onAgree={() => decide(true)} />
        <Button
          id="refuse-policy"
          className={styles.refuse}
          kind="plain"
          text={words.refuse}
          onTap={() => decide(false)}
        />
      </View>
    </Sheet>
  )
}
