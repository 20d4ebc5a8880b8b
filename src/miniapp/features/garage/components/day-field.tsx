import { Picker, View } from '@tarojs/components'
import { classes } from '@/miniapp/ui/classes'
import { FieldFrame } from '@/miniapp/ui/field-frame'
import { Icon } from '@/miniapp/ui/icon'
import { spoken } from '@/miniapp/ui/spoken'
import styles from './day-field.module.scss'

type DayFieldProps = {
  id: string
  label: string
  /** `2026-02-28`, or none yet. */
  day: string | null
  onPick: (day: string) => void
  placeholder?: string
  from?: string
  until?: string
  /** Where the wheels stand before anything is picked. */
  today: string
  disabled?: boolean
}

export const DayField = ({
  id,
  label,
  day,
  onPick,
  placeholder,
  from = '1990-01-01',
  until = '2050-12-31',
  today,
  disabled,
}: DayFieldProps) => (
  <FieldFrame label={label}>
    <Picker
      mode="date"
      value={day ?? today}
      start={from}
      end={until}
      disabled={disabled}
      onChange={(event) => onPick(event.detail.value)}
    >
      <View
        id={id}
        className={styles.day}
        {...spoken({ role: 'button', label: `${label} ${day ?? placeholder ?? ''}`, disabled })}
      >
        <View className={classes(styles.words, !day && styles.none)}>{day ?? placeholder}</View>
        <Icon name="calendar" className={styles.icon} />
      </View>
    </Picker>
  </FieldFrame>
)
