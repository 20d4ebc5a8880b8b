import { View } from '@tarojs/components'
import { useState } from 'react'
import { clock } from '@/miniapp/lib/time'
import { way } from '@/miniapp/platform/hand-over'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { Head } from '@/miniapp/ui/head'
import { Icon } from '@/miniapp/ui/icon'
import { Ridgeline } from '@/miniapp/ui/ridgeline'
import { Screen } from '@/miniapp/ui/screen'
import { spoken } from '@/miniapp/ui/spoken'
import { exportWords as words, handedOver, refusals } from '../../copy'
import { exportMine, type Ready } from '../../export'
import styles from './index.module.scss'

const CHINA = 'Asia/Shanghai'

export default function ExportPage() {
  const [ready, setReady] = useState<Ready | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const make = async () => {
    setBusy(true)
    const result = await exportMine()
    setBusy(false)
    setReady(result.status === 'ok' ? result.value : null)
    setProblem(result.status === 'ok' ? null : refusals[result.code])
  }

  return (
    <Screen>
      <Ridgeline />
      <Head title={words.title} sentence={words.sentence} />
      <View className={styles.card}>
        {words.facts.map((fact) => (
          <View key={fact} className={styles.fact}>
            <Icon name="check" className={styles.mark} />
            <View>{fact}</View>
          </View>
        ))}
      </View>
      {ready && <ReadyCard {...ready} />}
      <Button
        id="make-export"
        className={styles.make}
        kind={ready ? 'plain' : 'primary'}
        text={ready ? words.again : words.make}
        busy={busy}
        onTap={make}
      />
      <View className={styles.problem} {...spoken({ live: true })}>
        {problem}
      </View>
    </Screen>
  )
}

const ReadyCard = ({ file, hand }: Ready) => (
  <View className={styles.card} {...spoken({ live: true })}>
    <View className={styles.ready}>{words.ready}</View>
    <View className={styles.name}>{`${file.fileName} · ${words.until(clock(file.expiresAt, CHINA))}`}</View>
    {hand ? (
      <Button
        id="hand-over"
        className={styles.hand}
        text={words.hand[way]}
        onTap={() => hand().then((how) => toast(handedOver[how]))}
      />
    ) : (
      <View className={styles.name}>{words.unfetched}</View>
    )}
  </View>
)
