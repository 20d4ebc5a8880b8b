import { View } from '@tarojs/components'
import type { Price as Amount } from '@/contract/product'
import { grouped, yuanLabel } from '@/miniapp/lib/money'
import { classes } from '@/miniapp/ui/classes'
import { shop } from '../copy'
import styles from './price.module.scss'

type PriceProps = { price: Amount; large?: boolean; isFrom?: boolean }

/** Points large, and cash beside them where there is some. */
export const Price = ({ price: { points, fen }, large, isFrom }: PriceProps) => (
  <View className={classes(styles.price, large && styles.large)}>
    <View className={styles.points}>{grouped(points)}</View>
    <View className={styles.unit}>{shop.points}</View>
    {fen > 0 && <View className={styles.cash}>{`+ ${yuanLabel(fen)}`}</View>}
    {isFrom && <View className={styles.unit}>{shop.from}</View>}
  </View>
)
