import { View } from '@tarojs/components'
import { classes } from '@/miniapp/ui/classes'
import { Tap } from '@/miniapp/ui/tap'
import styles from './toggle.module.scss'

type ToggleProps = { id: string; label: string; on: boolean; onTap: () => unknown }

/** On or off, in one tap either way. */
export const Toggle = ({ id, label, on, onTap }: ToggleProps) => (
  <Tap id={id} className={styles.toggle} label={label} selected={on} onTap={onTap}>
    <View className={classes(styles.track, on && styles.on)}>
      <View className={styles.knob} />
    </View>
  </Tap>
)
