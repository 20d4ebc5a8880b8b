import { View } from '@tarojs/components'
import { type PropsWithChildren, useRef } from 'react'
import { classes } from './classes'
import { type Role, spoken } from './spoken'
import styles from './tap.module.scss'

type TapProps = PropsWithChildren<{
  onTap: () => unknown
  /** Read out instead of the content; needed where the content is a picture. */
  label?: string
  role?: Role
  selected?: boolean
  disabled?: boolean
  id?: string
  className?: string
}>

/**
 * Everything that can be tapped: big enough for a thumb, pressed while the thumb is down, read out as
 * what it is, and reachable by keyboard in a browser. A second tap waits until the first one's promise
 * is settled, so that nobody books twice by being impatient.
 */
export function Tap({
  onTap,
  label,
  role = 'button',
  selected,
  disabled,
  id,
  className,
  children,
}: TapProps) {
  const busy = useRef(false)

  const tap = async () => {
    if (disabled || busy.current) return
    busy.current = true
    try {
      await onTap()
    } finally {
      busy.current = false
    }
  }

  const byKeyboard =
    process.env.TARO_ENV === 'h5'
      ? {
          hoverStayTime: 80,
          tabIndex: disabled ? -1 : 0,
          onKeyDown: (event: KeyboardEvent) => {
            if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
            event.preventDefault()
            void tap()
          },
        }
      : {}

  return (
    <View
      id={id}
      className={classes(styles.tap, className)}
      hoverClass={disabled ? 'none' : styles.pressed}
      onClick={(event) => {
        event.stopPropagation()
        void tap()
      }}
      {...spoken({ role, label, selected, disabled })}
      {...byKeyboard}
    >
      {children}
    </View>
  )
}
