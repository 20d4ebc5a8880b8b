import { View } from '@tarojs/components'
import type { Order } from '@/contract/order'
import { copy } from '@/miniapp/platform/clipboard'
import { toast } from '@/miniapp/platform/page'
import { Button } from '@/miniapp/ui/button'
import { order as words } from '../order-copy'
import styles from './shipment-card.module.scss'

/** With whom it travels; carriers' own pages want the number. */
export function ShipmentCard({
  shipment: { carrier, trackingNumber },
}: {
  shipment: NonNullable<Order['shipment']>
}) {
  const take = async () => {
    await copy(trackingNumber)
    toast(words.copiedTracking)
  }
  return (
    <View className={styles.panel}>
      <View className={styles.words}>
        <View className={styles.carrier}>{carrier}</View>
        <View id="tracking-number" className={styles.number}>
          {trackingNumber}
        </View>
      </View>
      <Button id="copy-tracking" kind="soft" text={words.copyTracking} onTap={take} />
    </View>
  )
}
