import { View } from '@tarojs/components'
import type { Dealer } from '@/contract/test-drive'
import { DealerLine } from '@/miniapp/features/test-drive/components/dealer-line'
import type { Loadable } from '@/miniapp/lib/loadable'
import { Await } from '@/miniapp/ui/await'
import { Bones } from '@/miniapp/ui/bone'
import { Tap } from '@/miniapp/ui/tap'
import { nearby } from './copy'
import styles from './nearby.module.scss'

type NearbyProps = {
  dealers: Loadable<Dealer[]>
  cityName: string
  isLocated: boolean
  onLocate: () => unknown
  onCity: () => unknown
  onDealer: (dealer: Dealer) => unknown
  onRetry: () => unknown
}

export const Nearby = ({
  dealers,
  cityName,
  isLocated,
  onLocate,
  onCity,
  onDealer,
  onRetry,
}: NearbyProps) => (
  <View id="nearby" className={styles.nearby}>
    <View className={styles.head}>
      <View className={styles.title}>{isLocated ? nearby.title : nearby.titleCity(cityName)}</View>
      {!isLocated && (
        <Tap id="near-me" className={styles.way} onTap={onLocate}>
          {nearby.locate}
        </Tap>
      )}
      <Tap id="change-city" className={styles.way} onTap={onCity}>
        {nearby.city}
      </Tap>
    </View>
    <Await
      value={dealers}
      onRetry={onRetry}
      skeleton={<Bones shape="line" count={3} />}
      empty={(list) => (list.length > 0 ? null : <View className={styles.empty}>{nearby.empty}</View>)}
    >
      {(list) =>
        list.map((dealer) => (
          <View key={dealer.id} className={styles.dealer}>
            <DealerLine dealer={dealer} onTap={() => onDealer(dealer)} />
          </View>
        ))
      }
    </Await>
  </View>
)
