import { View } from '@tarojs/components'
import { classes } from './classes'
import styles from './ridgeline.module.scss'
import { spoken } from './spoken'

/** Distant mountains in the theme's own colours, where a page has nothing else to show. */
export const Ridgeline = ({ tall }: { tall?: boolean }) => (
  <View className={classes(styles.scene, tall && styles.tall)} {...spoken({ hidden: true })}>
    <View className={styles.sun} />
    <View className={`${styles.ridge} ${styles.far}`} />
    <View className={`${styles.ridge} ${styles.middle}`} />
    <View className={`${styles.ridge} ${styles.near}`} />
  </View>
)
