import { Map, View } from '@tarojs/components'
import type { Dealer } from '@/contract/test-drive'
import { openMap } from '@/miniapp/platform/map'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import { words } from '../copy'
import styles from './dealer-map.module.scss'

const SCALE = 14

/** Where the dealer is; a tap opens the map that can lead there. A browser gets a drawing of one. */
export const DealerMap = ({ dealer }: { dealer: Dealer }) => (
  <Tap className={styles.map} label={words.navigateLabel(dealer.name)} onTap={() => openMap(dealer)}>
    {process.env.TARO_ENV === 'h5' ? (
      <View className={styles.drawn} />
    ) : (
      <Map
        className={styles.drawn}
        longitude={dealer.longitude}
        latitude={dealer.latitude}
        scale={SCALE}
        enableScroll={false}
        enableZoom={false}
        onError={() => undefined}
      />
    )}
    <View className={styles.pin}>
      <Icon name="pin" />
    </View>
  </Tap>
)
