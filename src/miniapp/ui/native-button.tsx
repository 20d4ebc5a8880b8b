import { Button, type ButtonProps } from '@tarojs/components'
import { classes } from './classes'
import styles from './native-button.module.scss'
import { spoken } from './spoken'

type NativeButtonProps = {
  id: string
  text: string
  /** What the platform shall do, and who hears of it; only its own button may ask for what is the member's. */
  opens?: ButtonProps
  kind?: 'primary' | 'plain'
  busy?: boolean
  className?: string
}

/** The platform's own button, looking like ours. */
export const NativeButton = ({ id, text, opens, kind = 'primary', busy, className }: NativeButtonProps) => (
  <Button
    id={id}
    className={classes(styles.native, styles[kind], className)}
    disabled={busy}
    hoverClass="none"
    {...opens}
    {...spoken({ label: text })}
  >
    {text}
  </Button>
)
