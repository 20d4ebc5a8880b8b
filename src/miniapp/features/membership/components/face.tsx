import { View } from '@tarojs/components'
import { classes } from '@/miniapp/ui/classes'
import { Icon } from '@/miniapp/ui/icon'
import { Picture } from '@/miniapp/ui/picture'
import { usePicture } from '../profile'
import styles from './face.module.scss'

/** The member's picture; without one, or when it is gone, the outline below it can be seen. */
export function Face({ big }: { big?: boolean }) {
  const picture = usePicture()
  return (
    <View className={classes(styles.face, big && styles.big)}>
      <Icon name="person" />
      {picture && <Picture className={`${styles.picture} own-picture`} src={picture} fit="filling" />}
    </View>
  )
}
