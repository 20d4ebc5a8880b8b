import { View } from '@tarojs/components'
import type { DeliveryKind } from '@/contract/product'
import { classes } from '@/miniapp/ui/classes'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
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
      <View className={styles.kinds} {...spoken({ role: 'radiogroup', label: words.delivery })}>
        {kinds.map((one) => (
          <Tap
            key={one}
            id={`delivery-${one}`}
            className={classes(styles.kind, one === kind && styles.chosen)}
            role="radio"
            selected={one === kind}
            onTap={() => onPick(one)}
          >
            {deliveries[one].name}
          </Tap>
        ))}
      </View>
    )}
  </>
)
