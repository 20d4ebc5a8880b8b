import { View } from '@tarojs/components'
import type { Order } from '@/contract/order'
import { dial } from '@/miniapp/platform/device'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import { order as words } from '../order-copy'
import styles from './pickup-place.module.scss'

/** Where it lies, and whom to call there. */
export const PickupPlace = ({
  dealer: { name, address, phone },
}: {
  dealer: NonNullable<Order['dealer']>
}) => (
  <View className={styles.panel}>
    <View className={styles.words}>
      <View className={styles.label}>{words.dealer}</View>
      <View className={styles.name}>{name}</View>
      <View className={styles.label}>{address}</View>
    </View>
    <Tap className={styles.call} label={words.call(name)} onTap={() => dial(phone)}>
      <Icon name="phone" />
    </Tap>
  </View>
)
