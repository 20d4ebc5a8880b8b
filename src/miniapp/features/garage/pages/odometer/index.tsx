import { View } from '@tarojs/components'
import { useState } from 'react'
import { loading } from '@/miniapp/lib/loadable'
import { grouped } from '@/miniapp/lib/money'
import { dateLabel } from '@/miniapp/lib/time'
import { useMore, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Button } from '@/miniapp/ui/button'
import { Empty } from '@/miniapp/ui/empty'
import { ListEnd } from '@/miniapp/ui/list-end'
import { Screen } from '@/miniapp/ui/screen'
import { MileageChart } from '../../components/mileage-chart'
import { ReadingSheet } from '../../components/reading-sheet'
import { odometer, sources } from '../../copy'
import { loadMoreReadings, loadReadings, usePapers } from '../../papers'
import { todayHere } from '../../today'
import styles from './index.module.scss'

export default function OdometerPage() {
  const { carId } = useParams('carId')
  const readings = usePapers((state) => state.readings[carId]) ?? loading
  const [adding, setAdding] = useState(false)
  const today = todayHere()
  const load = () => loadReadings(carId)
  useRefresh(load)
  useMore(() => loadMoreReadings(carId))

  return (
    <Screen foot={<Button id="add-reading" text={odometer.add} onTap={() => setAdding(true)} />}>
      <Await
        value={readings}
        onRetry={load}
        skeleton={<Bones shape="line" count={3} />}
        empty={({ entries }) =>
          entries.length > 0 ? null : <Empty title={odometer.emptyTitle} sentence={odometer.emptySentence} />
        }
      >
        {({ entries, next }) => (
          <>
            <View className={styles.chart}>
              <MileageChart readings={entries} today={today} />
            </View>
            <View className={styles.list}>
              {entries.map(({ id, km, readOn, source }) => (
                <View key={id} className={`${styles.entry} reading`}>
                  <View className={styles.words}>
                    <View>{dateLabel(readOn, today)}</View>
                    <View className={styles.source}>{sources[source]}</View>
                  </View>
                  <View className={styles.km}>{`${grouped(km)} km`}</View>
                </View>
              ))}
            </View>
            {next && <ListEnd text={odometer.more} />}
          </>
        )}
      </Await>
      <ReadingSheet carId={carId} open={adding} onClose={() => setAdding(false)} />
    </Screen>
  )
}
