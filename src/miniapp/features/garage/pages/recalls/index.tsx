import { View } from '@tarojs/components'
import type { CarRecall } from '@/contract/car'
import { loading } from '@/miniapp/lib/loadable'
import { dateLabel } from '@/miniapp/lib/time'
import { loadBrand, useBrand } from '@/miniapp/platform/brand'
import { dial } from '@/miniapp/platform/device'
import { toast, useParams, useRefresh } from '@/miniapp/platform/page'
import { openWebPage } from '@/miniapp/platform/web-page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'
import { recalls as words } from '../../copy'
import { loadRecalls, seeRecalls, usePapers } from '../../papers'
import { todayHere } from '../../today'
import styles from './index.module.scss'

export default function RecallsPage() {
  const { carId } = useParams('carId')
  const recalls = usePapers((state) => state.recalls[carId]) ?? loading
  const load = async () => {
    await Promise.all([loadBrand(), loadRecalls(carId)])
    void seeRecalls(carId)
  }
  useRefresh(load)
  return (
    <Screen>
      <Await
        value={recalls}
        onRetry={load}
        skeleton={<Bones shape="line" count={3} />}
        empty={(list) =>
          list.length > 0 ? null : <Empty tall title={words.emptyTitle} sentence={words.emptySentence} />
        }
      >
        {(list) => list.map((recall) => <Recall key={recall.number} recall={recall} />)}
      </Await>
    </Screen>
  )
}

function Recall({ recall: { number, title, summary, link, issuedOn, state } }: { recall: CarRecall }) {
  const brand = useBrand((now) => now.brand)
  const phone = brand.status === 'loaded' ? brand.value.servicePhone : null
  const isDone = state === 'remedied'

  const official = async () => {
    if ((await openWebPage(link)) === 'copied') toast(words.copied)
  }

  return (
    <View className={`${styles.recall} recall`}>
      <View className={styles.head}>
        <View className={styles.title}>{title}</View>
        <View className={classes(styles.state, isDone && styles.done)}>{words.states[state]}</View>
      </View>
      <View className={styles.issued}>{words.issued(dateLabel(issuedOn, todayHere()), number)}</View>
      <View className={styles.summary}>{summary}</View>
      <View className={styles.issued}>{words.free}</View>
      <View className={styles.ways}>
        <Button className={styles.way} kind="soft" text={words.official} onTap={official} />
        {phone && !isDone && <Button className={styles.way} text={words.call} onTap={() => dial(phone)} />}
      </View>
    </View>
  )
}
