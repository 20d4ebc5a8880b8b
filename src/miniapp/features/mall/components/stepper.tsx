import { View } from '@tarojs/components'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import { confirm as words } from '../copy'
import styles from './stepper.module.scss'

type StepperProps = { value: number; max: number; onChange: (value: number) => void; disabled?: boolean }

/** How many of one thing. */
export const Stepper = ({ value, max, onChange, disabled }: StepperProps) => (
  <View className={styles.stepper}>
    <Tap
      id="fewer"
      className={styles.step}
      label={words.fewer}
      disabled={disabled || value <= 1}
      onTap={() => onChange(value - 1)}
    >
      −
    </Tap>
    <View id="quantity" className={styles.value} {...spoken({ live: true })}>
      {value}
    </View>
    <Tap
      id="one-more"
      className={styles.step}
      label={words.more}
      disabled={disabled || value >= max}
      onTap={() => onChange(value + 1)}
    >
      +
    </Tap>
  </View>
)
