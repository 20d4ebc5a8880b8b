import { View } from '@tarojs/components'
import type { Address } from '@/contract/order'
import { Tap } from '@/miniapp/ui/tap'
import { areaOf } from '../addresses'
import { addresses as words } from '../copy'
import styles from './address-card.module.scss'

type AddressCardProps = {
  address: Address
  /** Where one is chosen for an order. */
  onUse?: () => unknown
  onDefault: () => unknown
  onEdit: () => unknown
  onRemove: () => unknown
}

export const AddressCard = ({ address, onUse, onDefault, onEdit, onRemove }: AddressCardProps) => (
  <View className={`${styles.card} address-card`}>
    {onUse ? (
      <Tap className="use-address" label={words.use(address.name)} onTap={onUse}>
        <About address={address} />
      </Tap>
    ) : (
      <About address={address} />
    )}
    <View className={styles.ways}>
      {address.isDefault ? (
        <View className={styles.mark}>{words.default}</View>
      ) : (
        <Tap className={`${styles.way} default-address`} onTap={onDefault}>
          {words.makeDefault}
        </Tap>
      )}
      <View className={styles.right}>
        <Tap className={`${styles.way} edit-address`} onTap={onEdit}>
          {words.edit}
        </Tap>
        <Tap className={`${styles.way} ${styles.remove} remove-address`} onTap={onRemove}>
          {words.remove}
        </Tap>
      </View>
    </View>
  </View>
)

const About = ({ address }: { address: Address }) => (
  <>
    <View className={styles.name}>{`${address.name} ${address.phone}`}</View>
    <View className={styles.about}>{`${areaOf(address)} ${address.street}`}</View>
  </>
)
