import { View } from '@tarojs/components'
import type { Car } from '@/contract/car'
import { grouped } from '@/miniapp/lib/money'
import { links } from '@/miniapp/lib/links'
import { go } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { classes } from '@/miniapp/ui/classes'
import { Tap } from '@/miniapp/ui/tap'
import { garage, proofFace, proofLabels, rights } from '../copy'
import styles from './car-card.module.scss'
import { CarPicture, useModel } from './car-picture'
import { PlateBadge } from './plate-badge'

type CarCardProps = { car: Car; onChoose?: () => unknown }

/** A car in the garage, as large as it is dear. */
export const CarCard = ({ car, onChoose }: CarCardProps) => (
  <View className={styles.card}>
    <Tap
      className={`${styles.main} car-card`}
      role="link"
      onTap={() => go(links.garageCar({ carId: car.id }))}
    >
      <View className={styles.stage}>
        <CarPicture className={styles.car} modelId={car.modelId} />
      </View>
      <CarHead car={car} />
      <Distance car={car} />
      {car.openRecalls > 0 && <View className={styles.recall}>{garage.recalls(car.openRecalls)}</View>}
    </Tap>
    {onChoose && (
      <View className={styles.choose}>
        <Button kind="plain" text={garage.makeDefault} onTap={onChoose} />
      </View>
    )}
  </View>
)

/** Its name, its plate and how it stands. */
export function CarHead({ car }: { car: Car }) {
  const name = useCarName(car)
  const face = proofFace(car)
  return (
    <View className={styles.head}>
      <View className={styles.name}>{name}</View>
      {car.plate && <PlateBadge plate={car.plate} kind={car.plateKind} />}
      <View
        className={classes(
          styles.chip,
          face === 'approved' && styles.proven,
          face === 'rejected' && styles.rejected,
        )}
      >
        {car.right === 'owner' ? proofLabels[face] : rights[car.right]}
      </View>
      {car.isDefault && <View className={styles.chip}>{garage.isDefault}</View>}
    </View>
  )
}

export function useCarName({ nickname, modelId }: Pick<Car, 'nickname' | 'modelId'>) {
  const model = useModel(modelId)
  return nickname ?? model?.name ?? ''
}

export const Distance = ({ car: { odometerKm } }: { car: Car }) =>
  odometerKm === null ? (
    <View className={styles.unread}>{garage.noReading}</View>
  ) : (
    <View className={styles.distance}>
      <View className={`${styles.km} car-km`}>{grouped(odometerKm)}</View>
      <View className={styles.unit}>{garage.km}</View>
    </View>
  )
