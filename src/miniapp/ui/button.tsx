import { View } from '@tarojs/components'
import styles from './button.module.scss'
import { classes } from './classes'
import { Tap } from './tap'

type ButtonProps = {
  onTap: () => unknown
  /** What happens next, in a few words. */
  text: string
  kind?: 'primary' | 'soft' | 'plain' | 'danger'
  disabled?: boolean
  /** Says that the answer is being waited for. */
  busy?: boolean
  id?: string
  className?: string
}

export function Button({ onTap, text, kind = 'primary', disabled, busy, id, className }: ButtonProps) {
  return (
    <Tap
      id={id}
      className={classes(styles.button, styles[kind], disabled && styles.disabled, className)}
      disabled={disabled || busy}
      onTap={onTap}
    >
      {busy && <View className={styles.spinner} />}
      {text}
    </Tap>
  )
}
