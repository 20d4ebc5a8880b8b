import { ScrollView, View } from '@tarojs/components'
import type { DealerDay } from '@/contract/test-drive'
import { distanceLabel } from '@/miniapp/lib/distance'
import { clock } from '@/miniapp/lib/time'
import { picture } from '@/miniapp/platform/origin'
import { Icon } from '@/miniapp/ui/icon'
import { Picture } from '@/miniapp/ui/picture'
import { Tap } from '@/miniapp/ui/tap'
import { search } from '../copy'
import styles from './dealer-card.module.scss'
import { SlotChip } from './slot-chip'

/** More than a thumb wants to pass; the rest is one tap away. */
const CHIPS_MAX = 8

type DealerCardProps = { day: DealerDay; onTime: (startsAt: string) => unknown; onAll: () => unknown }

/** A dealer with the times it has free on the chosen day. */
export const DealerCard = ({ day: { dealer, starts }, onTime, onAll }: DealerCardProps) => (
  <View className={`${styles.card} dealer-card`}>
    <Tap className={styles.head} role="link" onTap={onAll}>
      <Picture className={styles.cover} src={picture(dealer.cover)} fit="filling" lazy />
      {dealer.distanceM !== null && (
        <View className={styles.distance}>{distanceLabel(dealer.distanceM)}</View>
      )}
      <View className={styles.name}>{dealer.name}</View>
      <View className={styles.address}>{dealer.address}</View>
    </Tap>
    {starts.length === 0 && <View className={styles.full}>{search.full}</View>}
    <ScrollView className={styles.times} scrollX enhanced showScrollbar={false}>
      <View className={styles.chips}>
        {starts.slice(0, CHIPS_MAX).map((startsAt) => (
          <View key={startsAt} className={styles.chip}>
            <SlotChip time={clock(startsAt, dealer.timeZone)} onTap={() => onTime(startsAt)} />
          </View>
        ))}
      </View>
    </ScrollView>
    <Tap className={`${styles.all} all-times`} role="link" onTap={onAll}>
      {search.allTimes}
      <Icon name="chevron" />
    </Tap>
  </View>
)
