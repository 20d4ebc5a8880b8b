import { View } from '@tarojs/components'
import type { SignedInDevice } from '@/contract/membership'
import { links } from '@/miniapp/lib/links'
import { momentLabel } from '@/miniapp/lib/time'
import { confirmed, go, toast, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { Screen } from '@/miniapp/ui/screen'
import { Tap } from '@/miniapp/ui/tap'
import { devices as words, platforms, refusals } from '../../copy'
import { loadDevices, signOutDevice, signOutEverywhere, useDevices } from '../../devices'
import styles from './index.module.scss'

const CHINA = 'Asia/Shanghai'

export default function DevicesPage() {
  const devices = useDevices((state) => state.devices)
  useRefresh(loadDevices)

  return (
    <Screen>
      <View className={styles.sentence}>{words.sentence}</View>
      <Await value={devices} onRetry={loadDevices} skeleton={<Bones shape="line" count={2} />}>
        {(all) => (
          <>
            <View className={styles.list}>
              {all.map((device) => (
                <DeviceLine key={device.id} device={device} />
              ))}
            </View>
            <Button
              id="sign-out-everywhere"
              className={styles.everywhere}
              kind="danger"
              text={words.everywhere}
              onTap={leaveEverywhere}
            />
          </>
        )}
      </Await>
    </Screen>
  )
}

function DeviceLine({ device }: { device: SignedInDevice }) {
  const name = nameOf(device)
  return (
    <View className={`${styles.device} device`}>
      <View className={styles.what}>
        <View className={styles.name}>{name}</View>
        <View className={styles.about}>{words.used(momentLabel(device.lastUsedAt, CHINA, new Date()))}</View>
      </View>
      {device.current ? (
        <View className={styles.current}>{words.current}</View>
      ) : (
        <Tap
          className={`${styles.out} sign-out-device`}
          label={words.signOutLabel(name)}
          onTap={() => dismiss(device)}
        >
          {words.signOut}
        </Tap>
      )}
    </View>
  )
}

const nameOf = ({ platform, label }: SignedInDevice) =>
  `${platforms[platform]} · ${label || words.unnamed[platform]}`

async function dismiss(device: SignedInDevice) {
  const question = {
    title: words.signOut,
    content: words.signOutAsk(nameOf(device)),
    confirmText: words.signOut,
  }
  if (!(await confirmed(question))) return
  const result = await signOutDevice(device.id)
  toast(result.status === 'ok' ? words.signedOut : refusals[result.code])
}

async function leaveEverywhere() {
  const question = {
    title: words.everywhere,
    content: words.everywhereAsk,
    confirmText: words.signOut,
  }
  if (!(await confirmed(question))) return
  const result = await signOutEverywhere()
  if (result.status === 'failed') return toast(refusals[result.code])
  await go(links.me())
  toast(words.leftEverywhere)
}
