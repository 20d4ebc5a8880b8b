import { View } from '@tarojs/components'
import { classes } from '@/miniapp/ui/classes'
import { FieldFrame } from '@/miniapp/ui/field-frame'
import { spoken } from '@/miniapp/ui/spoken'
import { Tap } from '@/miniapp/ui/tap'
import styles from './choices.module.scss'

type ChoicesProps<Value extends string> = {
  label: string
  choices: Record<Value, string>
  value: Value | null
  onPick: (value: Value) => void
  disabled?: boolean
  problem?: string | null
  id: string
}

/** One of a few words. */
export const Choices = <Value extends string>({
  label,
  choices,
  value,
  onPick,
  disabled,
  problem,
  id,
}: ChoicesProps<Value>) => (
  <FieldFrame label={label} problem={problem}>
    <View className={styles.choices} {...spoken({ role: 'radiogroup', label })}>
      {(Object.keys(choices) as Value[]).map((one) => (
        <Tap
          key={one}
          id={`${id}-${one}`}
          className={classes(styles.choice, one === value && styles.chosen)}
          role="radio"
          selected={one === value}
          disabled={disabled}
          onTap={() => onPick(one)}
        >
          {choices[one]}
        </Tap>
      ))}
    </View>
  </FieldFrame>
)
