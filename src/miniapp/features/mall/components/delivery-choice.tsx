import { View } from '@tarojs/components'
import type { DeliveryKind } from '@/contract/product'
import { Tabs } from '@/miniapp/ui/tabs'
import { confirm as words, deliveries } from '../copy'
import styles from './delivery-choice.module.scss'

type DeliveryChoiceProps = {
  kinds: readonly DeliveryKind[]
  kind: DeliveryKind
  onPick: (kind: DeliveryKind) => void
}

/** How to have it; where there is one way only, which. */
export const DeliveryChoice = ({ kinds, kind, onPick }: DeliveryChoiceProps) => (
  <>
    <View className={styles.title}>{kinds.length > 1 ? words.delivery : deliveries[kind].name}</View>
    {kinds.length > 1 && (
      <Tabs
        name="delivery"
        question={words.delivery}
        tabs={kinds}
        nameOf={(one) => deliveries[one].name}
        chosen={kind}
        onPick={onPick}
        className={styles.kinds}
      />
    )}
  </>
)
