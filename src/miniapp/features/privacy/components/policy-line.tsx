import { View } from '@tarojs/components'
import type { Policy } from '@/contract/privacy'
import { links } from '@/miniapp/lib/links'
import { hasConsent, useConsents } from '@/miniapp/platform/consents'
import { confirmed, go, toast } from '@/miniapp/platform/page'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import { choose } from '../consenting'
import { centre, refusals } from '../copy'
import styles from './policy-line.module.scss'
import { Toggle } from './toggle'

/** What somebody may agree to, whether they do, and the words themselves behind it. */
export function PolicyLine({ policy }: { policy: Policy }) {
  const { id, title, isNeeded } = policy
  const isGiven = useConsents((state) => hasConsent(state, id))
  const isOutdated = useConsents(({ said }) => said[id]?.given === true && !said[id].isCurrent)
  const inForce = policy.versions.at(-1)

  return (
    <View className={styles.line}>
      <Tap className={`${styles.words} policy`} role="link" onTap={() => go(links.policy({ policy: id }))}>
        <View className={styles.title}>
          {title}
          <Icon name="chevron" className={styles.chevron} />
        </View>
        <View className={styles.about}>{isNeeded ? centre.needed : centre.optional}</View>
        {inForce && <View className={styles.about}>{centre.version(inForce.version, inForce.since)}</View>}
        {isOutdated && <View className={styles.new}>{centre.newWords}</View>}
      </Tap>
      <Toggle
        id={`consent-${id}`}
        label={centre.label(title, isGiven)}
        on={isGiven}
        onTap={() => change(policy, !isGiven)}
      />
    </View>
  )
}

async function change(policy: Policy, given: boolean) {
  const question = {
    title: centre.neededTitle,
    content: centre.neededAsk,
    confirmText: centre.withdraw,
  }
  if (policy.isNeeded && !given && !(await confirmed(question))) return
  const result = await choose(policy, given)
  if (result.status === 'failed') return toast(refusals[result.code])
  toast(given ? centre.saved.given : centre.saved.withdrawn)
}
