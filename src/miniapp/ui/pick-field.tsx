import { View } from '@tarojs/components'
import { classes } from './classes'
import { FieldFrame } from './field-frame'
import { Icon } from './icon'
import styles from './pick-field.module.scss'
import { Tap } from './tap'

type PickFieldProps = {
  id: string
  label: string
  /** Empty for none yet. */
  value: string
  placeholder: string
  problem?: string | null
  onTap: () => unknown
}

/** A line of a form that is filled in on a sheet of its own. */
export const PickField = ({ id, label, value, placeholder, problem, onTap }: PickFieldProps) => (
  <FieldFrame label={label} problem={problem}>
    <Tap id={id} className={styles.pick} label={`${label} ${value || placeholder}`} onTap={onTap}>
      <View className={classes(styles.words, !value && styles.none)}>{value || placeholder}</View>
      <Icon name="chevron" className={styles.chevron} />
    </Tap>
  </FieldFrame>
)
