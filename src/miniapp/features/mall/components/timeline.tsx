import { View } from '@tarojs/components'
import type { Order } from '@/contract/order'
import { classes } from '@/miniapp/ui/classes'
import { timeline as kinds } from '../copy'
import { momentName } from '../day'
import { order as words } from '../order-copy'
import styles from './timeline.module.scss'

/** What has happened to an order, the latest on top. */
export const Timeline = ({ entries }: { entries: Order['timeline'] }) => (
  <View className={styles.panel}>
    <View className={styles.title}>{words.timeline}</View>
    {[...entries].reverse().map(({ kind, at }, place) => (
      <View key={kind + at} className={styles.entry}>
        <View className={styles.rail}>
          <View className={classes(styles.dot, place === 0 && styles.latest)} />
          {place < entries.length - 1 && <View className={styles.line} />}
        </View>
        <View className={styles.words}>
          <View className={classes(place === 0 && styles.now)}>{kinds[kind]}</View>
          <View className={styles.when}>{momentName(at)}</View>
        </View>
      </View>
    ))}
  </View>
)
