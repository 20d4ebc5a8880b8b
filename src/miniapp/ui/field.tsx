import { Input, Textarea } from '@tarojs/components'
import { classes } from './classes'
import { FieldFrame } from './field-frame'
import styles from './field.module.scss'
import { spoken } from './spoken'

type FieldProps = {
  id: string
  label: string
  value: string
  onInput: (text: string) => void
  placeholder?: string
  /** `nickname` has WeChat's keyboard offer the one it knows. */
  type?: 'text' | 'number' | 'nickname'
  /** Several lines. */
  long?: boolean
  maxLength?: number
  disabled?: boolean
  /** What is wrong with the value, under it. */
  problem?: string | null
  /** What to think about, where nothing is wrong for certain. */
  hint?: string | null
  className?: string
}

/** One thing the member fills in. */
export function Field({
  id,
  label,
  long,
  type = 'text',
  maxLength = 20,
  problem,
  hint,
  className,
  ...field
}: FieldProps) {
  const { value, onInput, placeholder, disabled } = field
  const common = {
    id,
    value,
    placeholder,
    disabled,
    placeholderClass: styles.placeholder,
    placeholderTextColor: 'currentColor',
    onInput: (event: { detail: { value: string } }) => onInput(event.detail.value),
    ...spoken({ label }),
  }
  return (
    <FieldFrame label={label} problem={problem} hint={hint} className={classes('field', className)}>
      {long ? (
        <Textarea {...common} className={styles.long} maxlength={maxLength} autoHeight />
      ) : (
        <Input {...common} className={styles.input} type={type} maxlength={maxLength} />
      )}
    </FieldFrame>
  )
}
