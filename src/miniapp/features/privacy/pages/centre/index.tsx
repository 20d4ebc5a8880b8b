import { View } from '@tarojs/components'
import { links } from '@/miniapp/lib/links'
import { loadPolicies, usePolicies } from '@/miniapp/platform/consents'
import { go, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bone } from '@/miniapp/ui/bone'
import { Row } from '@/miniapp/ui/row'
import { Screen } from '@/miniapp/ui/screen'
import { PolicyLine } from '../../components/policy-line'
import { loadPrivacy } from '../../consenting'
import { centre } from '../../copy'
import styles from './index.module.scss'

export default function PrivacyPage() {
  const policies = usePolicies((state) => state.policies)
  useRefresh(loadPrivacy)

  return (
    <Screen>
      <View className={styles.heading}>{centre.consents}</View>
      <Await value={policies} onRetry={loadPolicies} skeleton={<Skeleton />}>
        {(all) => (
          <View className={styles.card}>
            {all.map((policy) => (
              <PolicyLine key={policy.id} policy={policy} />
            ))}
          </View>
        )}
      </Await>
      <View className={styles.heading}>{centre.data}</View>
      <View className={styles.card}>
        <Row id="reveals" icon="person" text={centre.reveals} onTap={() => go(links.reveals())} />
        <Row id="export-data" icon="note" text={centre.export} onTap={() => go(links.dataExport())} />
        <Row id="delete-account" icon="close" text={centre.deletion} onTap={() => go(links.deletion())} />
      </View>
      <View className={styles.end} />
    </Screen>
  )
}

const Skeleton = () => (
  <View className={styles.card}>
    <Bone className={styles.bone} />
    <Bone className={styles.bone} />
    <Bone className={styles.bone} />
  </View>
)
