import { View } from '@tarojs/components'
import type { DaySlot } from '@/contract/test-drive'
import { byPartOfDay, clock } from '@/miniapp/lib/time'
import { slots as words, slotStates } from '../copy'
import { SlotChip } from './slot-chip'
import styles from './slot-grid.module.scss'

type SlotGridProps = {
  slots: DaySlot[]
  timeZone: string
  onPick: (startsAt: string) => unknown
  /** The one picked so far, where picking is not yet going on. */
  chosen?: string
  /** The one the member has already. */
  own?: string
}

/** Every time of a day under 上午, 下午 and 晚上, with what can't be booked shown as such. */
export const SlotGrid = ({ slots, timeZone, onPick, chosen, own }: SlotGridProps) => (
  <View>
    {byPartOfDay(slots, timeZone).map(({ part, label, times }) => (
      <View key={part} className={styles.part}>
        <View className={styles.label}>{label}</View>
        <View className={styles.times}>
          {times.map(({ startsAt, state }) => {
            const isFree = state === 'free' && startsAt !== own
            return (
              <View key={startsAt} className={styles.cell}>
                <SlotChip
                  time={clock(startsAt, timeZone)}
                  state={startsAt === own ? words.own : slotStates[state]}
                  chosen={startsAt === chosen}
                  disabled={!isFree}
                  className={isFree ? 'slot-chip' : 'slot-off'}
                  onTap={() => onPick(startsAt)}
                />
              </View>
            )
          })}
        </View>
      </View>
    ))}
  </View>
)
