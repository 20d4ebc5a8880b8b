import { View } from '@tarojs/components'
import type { Car } from '@/contract/car'
import { links } from '@/miniapp/lib/links'
import { go, toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { hide, reveal, useGarage } from '../cars'
import { car as words, powertrains, refusals } from '../copy'
import { dotted } from '../plate'
import styles from './facts.module.scss'

/** What a car is. Its numbers are masked until its owner asks for them. */
export function Facts({ car }: { car: Car }) {
  const clear = useGarage((state) => state.clear[car.id])
  const plate = clear?.plate ?? car.plate
  const facts = [
    [words.plate, plate ? dotted(plate) : words.noPlate],
    [words.vin, clear?.vin ?? car.vin],
    [words.powertrain, powertrains[car.powertrain]],
    [words.registeredOn, car.registeredOn ?? words.unknown],
  ]

  const show = async () => {
    if (clear) return hide(car.id)
    const result = await reveal(car.id)
    if (result.status === 'failed') toast(refusals[result.code])
  }

  return (
    <View className={styles.panel}>
      <View className={styles.title}>{words.facts}</View>
      {facts.map(([name, value]) => (
        <View key={name} className={styles.fact}>
          <View className={styles.name}>{name}</View>
          <View className={styles.value}>{value}</View>
        </View>
      ))}
      {car.right !== 'driver' && (
        <View className={styles.ways}>
          <Button
            id="reveal-car"
            className={styles.way}
            kind="plain"
            text={clear ? words.hide : words.reveal}
            onTap={show}
          />
          <Button
            id="edit-car"
            className={styles.way}
            kind="plain"
            text={words.edit}
            onTap={() => go(links.garageEdit({ carId: car.id }))}
          />
        </View>
      )}
    </View>
  )
}
