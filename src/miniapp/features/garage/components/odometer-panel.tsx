import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Car } from '@/contract/car'
import { links } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { go } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { car as words, odometer } from '../copy'
import { kmAMonth } from '../mileage'
import { usePapers } from '../papers'
import { todayHere } from '../today'
import { Distance } from './car-card'
import { MileageChart } from './mileage-chart'
import styles from './odometer-panel.module.scss'
import { ReadingSheet } from './reading-sheet'

/** What a car has gone, and a way to say what it has gone since. */
export function OdometerPanel({ car }: { car: Car }) {
  const readings = usePapers((state) => state.readings[car.id])
  const [adding, setAdding] = useState(false)
  const entries = readings?.status === 'loaded' ? readings.value.entries : []
  const perMonth = kmAMonth(entries)
  return (
    <View className={styles.panel}>
      <View className={styles.title}>{words.odometer}</View>
      <Distance car={car} />
      {perMonth !== null && <View className={styles.rate}>{words.perMonth(grouped(perMonth))}</View>}
      <View className={styles.chart}>
        <MileageChart readings={entries} today={todayHere()} />
      </View>
      <View className={styles.ways}>
        <Button
          id="all-readings"
          className={styles.way}
          kind="plain"
          text={words.history}
          onTap={() => go(links.garageOdometer({ carId: car.id }))}
        />
        <Button
          id="add-reading"
          className={styles.way}
          kind="soft"
          text={odometer.add}
          onTap={() => setAdding(true)}
        />
      </View>
      <ReadingSheet carId={car.id} open={adding} onClose={() => setAdding(false)} />
    </View>
  )
}
