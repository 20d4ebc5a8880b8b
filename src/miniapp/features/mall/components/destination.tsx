import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { DeliveryKind } from '@/contract/product'
import { links } from '@/miniapp/lib/links'
import { go } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Bone } from '@/miniapp/ui/bone'
import { classes } from '@/miniapp/ui/classes'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import { areaOf, loadAddresses, useAddresses } from '../addresses'
import { addressOf, useChoice } from '../choice'
import { confirm as words, deliveries } from '../copy'
import { useHabit } from '../pickup'
import { DealerSheet } from './dealer-sheet'
import styles from './destination.module.scss'

/** Where it goes, by the way it goes. */
export function Destination({ kind }: { kind: DeliveryKind }) {
  if (kind === 'address') return <ToAddress />
  if (kind === 'pickup') return <ToDealer />
  return <View className={styles.sentence}>{deliveries.voucher.sentence}</View>
}

function ToAddress() {
  const book = useAddresses((state) => state.book)
  const addressId = useChoice((state) => state.addressId)
  useEffect(() => void loadAddresses(), [])
  return (
    <Await value={book} onRetry={loadAddresses} skeleton={<Bone className={styles.bone} />}>
      {(addresses) => {
        const address = addressOf(addresses, addressId)
        return address ? (
          <Tap
            id="change-address"
            className={styles.place}
            role="link"
            onTap={() => go(links.mallAddresses({ choosing: 'yes' }))}
          >
            <Icon name="pin" className={styles.icon} />
            <View className={styles.words}>
              <View className={styles.name}>{`${address.name} ${address.phone}`}</View>
              <View className={styles.about}>{`${areaOf(address)} ${address.street}`}</View>
            </View>
            <Icon name="chevron" className={styles.chevron} />
          </Tap>
        ) : (
          <Tap
            id="add-address"
            className={`${styles.place} ${styles.missing}`}
            role="link"
            onTap={() => go(links.mallAddress())}
          >
            <Icon name="pin" className={styles.icon} />
            <View className={styles.words}>{words.addAddress}</View>
            <Icon name="chevron" className={styles.chevron} />
          </Tap>
        )
      }}
    </Await>
  )
}

function ToDealer() {
  const { dealerId, dealerName } = useHabit()
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <Tap
        id="pick-dealer"
        className={classes(styles.place, !dealerId && styles.missing)}
        onTap={() => setChoosing(true)}
      >
        <Icon name="pin" className={styles.icon} />
        <View className={styles.words}>
          <View className={styles.name}>{dealerId ? dealerName : words.pickDealer}</View>
          <View className={styles.about}>{deliveries.pickup.sentence}</View>
        </View>
        <Icon name="chevron" className={styles.chevron} />
      </Tap>
      <DealerSheet open={choosing} onClose={() => setChoosing(false)} />
    </>
  )
}
