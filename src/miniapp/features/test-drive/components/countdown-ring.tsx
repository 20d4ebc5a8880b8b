import { View } from '@tarojs/components'
import { type CSSProperties, useEffect } from 'react'
import { countdown, secondsLeft } from '@/miniapp/lib/time'
import { spoken } from '@/miniapp/ui/spoken'
import { useNow } from '@/miniapp/ui/use-now'
import { holding } from '../copy'
import styles from './countdown-ring.module.scss'

/** How long the BFF keeps a time; a longer hold only starts with a full ring. */
const HOLD_S = 300

type CountdownRingProps = {
  until: string
  /** Called again when it changes, so it had better not. */
  onOver: () => unknown
}

/** How much of the hold is left, as a ring that empties and as minutes and seconds. */
export function CountdownRing({ until, onOver }: CountdownRingProps) {
  const left = secondsLeft(until, useNow())
  const isOver = left === 0
  useEffect(() => {
    if (isOver) onOver()
  }, [isOver, onOver])

  const angle = Math.min(1, left / HOLD_S) * 360
  return (
    <View
      className={styles.ring}
      style={{ '--left': `${angle}deg` } as CSSProperties}
      {...spoken({ role: 'img', label: `${holding.left} ${countdown(left)}` })}
    >
      <View className={styles.inside}>{countdown(left)}</View>
    </View>
  )
}
