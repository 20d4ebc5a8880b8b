import { View } from '@tarojs/components'
import type { Driver } from '@/contract/car'
import { loading } from '@/miniapp/lib/loadable'
import { dateLabel, dayOf } from '@/miniapp/lib/time'
import { confirmed, toast, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { Icon } from '@/miniapp/ui/icon'
import { Screen } from '@/miniapp/ui/screen'
import { CodeCard } from '../../components/code-card'
import { drivers as words, refusals, transfer } from '../../copy'
import { inviteDriver, loadDrivers, removeDriver, usePapers } from '../../papers'
import { useShareCode } from '../../share-code'
import { todayHere, ZONE } from '../../today'
import styles from './index.module.scss'

export default function DriversPage() {
  const { carId } = useParams('carId')
  const drivers = usePapers((state) => state.drivers[carId]) ?? loading
  const code = usePapers((state) => state.invites[carId])
  const load = () => loadDrivers(carId)
  useRefresh(load)
  useShareCode('driver', code)

  const invite = async () => {
    const result = await inviteDriver(carId)
    if (result.status === 'failed') toast(refusals[result.code])
  }

  return (
    <Screen foot={<Button id="invite-driver" text={code ? words.another : words.invite} onTap={invite} />}>
      <View className={styles.sentence}>{words.sentence}</View>
      {code && (
        <View className={styles.code}>
          <CodeCard kind="driver" code={code} told={words.told} over={transfer.over} />
        </View>
      )}
      <Await
        value={drivers}
        onRetry={load}
        skeleton={<Bones shape="line" count={3} />}
        empty={(list) => (list.length > 0 ? null : <None />)}
      >
        {(list) => (
          <View className={styles.list}>
            {list.map((driver) => (
              <DriverLine key={driver.id} carId={carId} driver={driver} />
            ))}
          </View>
        )}
      </Await>
    </Screen>
  )
}

const None = () => (
  <View className={styles.none}>
    <View className={styles.title}>{words.emptyTitle}</View>
    <View>{words.emptySentence}</View>
  </View>
)

function DriverLine({ carId, driver: { id, phone, since } }: { carId: string; driver: Driver }) {
  const remove = async () => {
    const question = { title: words.remove, content: words.removeAsk, confirmText: words.remove }
    if (!(await confirmed(question))) return
    const result = await removeDriver(carId, id)
    toast(result.status === 'ok' ? words.removed : refusals[result.code])
  }
  return (
    <View className={`${styles.line} driver`}>
      <Icon name="person" className={styles.icon} />
      <View className={styles.words}>
        <View>{phone ?? words.nameless}</View>
        <View className={styles.since}>{words.since(dateLabel(dayOf(since, ZONE), todayHere()))}</View>
      </View>
      <Button kind="plain" text={words.remove} onTap={remove} />
    </View>
  )
}
