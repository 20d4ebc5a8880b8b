import { View } from '@tarojs/components'
import type { Policy } from '@/contract/privacy'
import { loadPolicies, usePolicies } from '@/miniapp/platform/consents'
import { useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bone } from '@/miniapp/ui/bone'
import { Empty } from '@/miniapp/ui/empty'
import { Head } from '@/miniapp/ui/head'
import { Screen } from '@/miniapp/ui/screen'
import { policyWords } from '../../copy'
import styles from './index.module.scss'

export default function PolicyPage() {
  const { policy: wanted } = useParams('policy')
  const policies = usePolicies((state) => state.policies)
  useRefresh(loadPolicies)

  const find = (all: Policy[]) => all.find(({ id }) => id === wanted)
  return (
    <Screen>
      <Await
        value={policies}
        onRetry={loadPolicies}
        skeleton={<Bone className={styles.bone} />}
        empty={(all) => (find(all) ? null : <Unknown />)}
      >
        {(all) => <Words policy={find(all) as Policy} />}
      </Await>
    </Screen>
  )
}

const Unknown = () => <Empty tall title={policyWords.unknown} sentence={policyWords.unknownSentence} />

/** The words in force first, and below them what was agreed to before. */
const Words = ({ policy }: { policy: Policy }) => (
  <>
    <Head title={policy.title} />
    {[...policy.versions].reverse().map(({ version, since, paragraphs }, n) => (
      <View key={version} className={styles.version}>
        <View className={styles.state}>{n === 0 ? policyWords.inForce : policyWords.before}</View>
        <View className={styles.since}>{policyWords.since(version, since)}</View>
        {paragraphs.map((paragraph) => (
          <View key={paragraph} className={styles.paragraph}>
            {paragraph}
          </View>
        ))}
      </View>
    ))}
  </>
)
