import { View } from '@tarojs/components'
import type { Dealer } from '@/contract/test-drive'
import { distanceLabel } from '@/miniapp/lib/distance'
import { dial } from '@/miniapp/platform/device'
import { openMap } from '@/miniapp/platform/map'
import { picture } from '@/miniapp/platform/origin'
import { Icon } from '@/miniapp/ui/icon'
import { Picture } from '@/miniapp/ui/picture'
import { Tap } from '@/miniapp/ui/tap'
import { words } from '../copy'
import styles from './dealer-line.module.scss'

type DealerLineProps = { dealer: Dealer; onTap?: () => unknown }

/** A dealer in one line: what it looks like, where it is, and how to get there or speak to somebody. */
export function DealerLine({ dealer, onTap }: DealerLineProps) {
  const about = (
    <>
      <Picture className={styles.cover} src={picture(dealer.thumb)} fit="filling" />
      <View className={styles.text}>
        <View className={styles.name}>{dealer.name}</View>
        <View className={styles.address}>
          {dealer.distanceM !== null && (
            <View className={styles.distance}>{distanceLabel(dealer.distanceM)}</View>
          )}
          {dealer.address}
        </View>
      </View>
    </>
  )
  return (
    <View className={styles.line}>
      {onTap ? (
        <Tap className={styles.about} role="link" onTap={onTap}>
          {about}
        </Tap>
      ) : (
        <View className={styles.about}>{about}</View>
      )}
      <Tap className={styles.act} label={words.navigateLabel(dealer.name)} onTap={() => openMap(dealer)}>
        <Icon name="navigate" />
      </Tap>
      <Tap className={styles.act} label={words.callLabel(dealer.name)} onTap={() => dial(dealer.phone)}>
        <Icon name="phone" />
      </Tap>
    </View>
  )
}
