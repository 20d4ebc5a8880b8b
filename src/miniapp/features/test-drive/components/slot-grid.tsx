import { View } from '@tarojs/components'
import type { DaySlot } from '@/contract/test-drive'
import { byPartOfDay, clock } from '@/miniapp/lib/time'
import { slotStates } from '../copy'
import { SlotChip } from './slot-chip'
import styles from './slot-grid.module.scss'

type SlotGridProps = {
  slots: DaySlot[]
  timeZone: string
  onPick: (startsAt: string) => unknown
  /** The one picked so far, where picking is not yet going on. */
  chosen?: string
}

/** Every time of a day under 上午, 下午 and 晚上, with what can't be booked shown as such. */
export const SlotGrid = ({ slots, timeZone, onPick, chosen }: SlotGridProps) => (
  <View>
    {byPartOfDay(slots, timeZone).map(({ part, label, times }) => (
      <View key={part} className={styles.part}>
        <View className={styles.label}>{label}</View>
        <View className={styles.times}>
          {times.map(({ startsAt, state }) => (
            <View key={startsAt} className={styles.cell}>
              <SlotChip
                time={clock(startsAt, timeZone)}
                state={slotStates[state]}
                chosen={startsAt === chosen}
                disabled={state !== 'free'}
                className={state === 'free' ? 'slot-chip' : 'slot-off'}
                onTap={() => onPick(startsAt)}
              />
            </View>
          ))}
        </View>
      </View>
    ))}
  </View>
)
