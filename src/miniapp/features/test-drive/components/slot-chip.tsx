import { View } from '@tarojs/components'
import { classes } from '@/miniapp/ui/classes'
import { Tap } from '@/miniapp/ui/tap'
import styles from './slot-chip.module.scss'

type SlotChipProps = {
  /** `14:30` */
  time: string
  onTap: () => unknown
  chosen?: boolean
  disabled?: boolean
  /** Says in words what the colour says, where times differ in state. */
  state?: string
  /** Tells the kinds of times apart for those who look for them. */
  className?: string
}

export const SlotChip = ({
  time,
  onTap,
  chosen,
  disabled,
  state,
  className = 'slot-chip',
}: SlotChipProps) => (
  <Tap
    className={classes(styles.chip, chosen && styles.chosen, disabled && styles.disabled, className)}
    selected={chosen}
    disabled={disabled}
    onTap={onTap}
  >
    <View className={styles.time}>{time}</View>
    {state && <View className={styles.state}>{state}</View>}
  </Tap>
)
