import { View } from '@tarojs/components'
import type { Deletion } from '@/contract/privacy'
import { links } from '@/miniapp/lib/links'
import type { FailureCode } from '@/miniapp/lib/settled'
import { momentLabel, secondsLeft } from '@/miniapp/lib/time'
import { confirmed, go, toast, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bone } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { Head } from '@/miniapp/ui/head'
import { Screen } from '@/miniapp/ui/screen'
import { deletionWords as words, refusals } from '../../copy'
import { askForDeletion, loadDeletion, regret, useDeletion } from '../../leaving'
import styles from './index.module.scss'

const CHINA = 'Asia/Shanghai'
const DAY_S = 24 * 60 * 60

export default function DeletionPage() {
  const deletion = useDeletion((state) => state.deletion)
  useRefresh(loadDeletion)

  return (
    <Screen>
      <Await value={deletion} onRetry={loadDeletion} skeleton={<Bone className={styles.bone} />}>
        {({ askedAt, dueAt, blockedBy }) =>
          askedAt && dueAt ? (
            <Asked askedAt={askedAt} dueAt={dueAt} blockedBy={blockedBy} />
          ) : (
            <Before blockedBy={blockedBy} />
          )
        }
      </Await>
    </Screen>
  )
}

const Before = ({ blockedBy }: Pick<Deletion, 'blockedBy'>) => (
  <>
    <Head title={words.title} sentence={words.sentence} />
    <View className={styles.card}>
      {words.steps.map((step) => (
        <View key={step} className={styles.step}>
          {step}
        </View>
      ))}
    </View>
    <View className={styles.card}>
      <View className={styles.label}>{words.gone}</View>
      <View className={styles.what}>{words.goneWhat}</View>
      <View className={styles.label}>{words.kept}</View>
      <View className={styles.what}>{words.keptWhat}</View>
    </View>
    {blockedBy && <Open blockedBy={blockedBy} />}
    <Button
      id="ask-deletion"
      className={styles.act}
      kind="danger"
      text={words.ask}
      disabled={blockedBy !== null}
      onTap={leave}
    />
  </>
)

/** What has to be ended first, and where. */
const Open = ({ blockedBy }: { blockedBy: string }) => (
  <View className={`${styles.card} ${styles.open}`} id="deletion-blocked">
    <View>{refusalOf(blockedBy)}</View>
    {blockedBy in ways && (
      <Button
        id="end-open"
        kind="soft"
        text={words.endOpen}
        onTap={() => go(ways[blockedBy as keyof typeof ways])}
      />
    )}
  </View>
)

const ways = {
  booking_open: links.testDriveBookings(),
  order_open: links.mallOrders(),
  payment_open: links.mallOrders(),
}

const refusalOf = (code: string) => (code in refusals ? refusals[code as FailureCode] : refusals.unknown)

type AskedProps = { askedAt: string; dueAt: string; blockedBy: Deletion['blockedBy'] }

const Asked = ({ askedAt, dueAt, blockedBy }: AskedProps) => (
  <>
    <Head title={words.asked} sentence={words.sentence} />
    <View className={`${styles.card} ${styles.status}`}>
      <View className={styles.days} id="days-left">
        {words.daysLeft(daysLeft(askedAt, dueAt))}
      </View>
      <View>{words.left}</View>
      <View className={styles.about}>{words.dueAt(momentLabel(dueAt, CHINA, new Date()))}</View>
      {blockedBy && <View className={styles.blocked}>{words.blocked(refusalOf(blockedBy))}</View>}
    </View>
    <Button id="keep-account" className={styles.act} text={words.regret} onTap={stay} />
  </>
)

/** A phone's clock may be slow; nobody has more days than there are. */
function daysLeft(askedAt: string, dueAt: string) {
  const now = new Date(Math.max(Date.now(), Date.parse(askedAt)))
  return Math.ceil(secondsLeft(dueAt, now) / DAY_S)
}

async function leave() {
  const question = { title: words.askTitle, content: words.askSentence, confirmText: words.confirm }
  if (!(await confirmed(question))) return
  const result = await askForDeletion()
  if (result.status === 'failed') toast(refusals[result.code])
}

async function stay() {
  const result = await regret()
  toast(result.status === 'ok' ? words.regretted : refusals[result.code])
}
