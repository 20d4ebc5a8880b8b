import { View } from '@tarojs/components'
import type { Product, ProductStanding } from '@/contract/product'
import { deliveries, product as words } from '../copy'
import { momentName } from '../day'
import styles from './rules.module.scss'

type RulesProps = { product: Product; standing: ProductStanding | undefined }

/** How it is had, by whom, how often and until when: said before anybody has tried in vain. */
export const Rules = ({ product, standing }: RulesProps) => (
  <View className={styles.panel}>
    <View className={styles.title}>{words.delivery}</View>
    {product.deliveries.map((kind) => (
      <View key={kind} className={styles.line}>
        <View className={styles.name}>{deliveries[kind].name}</View>
        <View className={styles.value}>{deliveries[kind].sentence}</View>
      </View>
    ))}
    <View className={`${styles.title} ${styles.next}`}>{words.limit}</View>
    {rulesOf(product, standing).map((rule) => (
      <View key={rule} className={styles.rule}>
        {rule}
      </View>
    ))}
  </View>
)

function rulesOf(
  { tierNeeded, limitEver, limitMonth, saleUntil }: Product,
  standing: ProductStanding | undefined,
) {
  const isLimited = limitEver !== null || limitMonth !== null
  return [
    tierNeeded && words.tier(tierNeeded.name),
    limitEver !== null && words.limitEver(limitEver),
    limitMonth !== null && words.limitMonth(limitMonth),
    isLimited && standing && standing.left !== null && words.limitLeft(standing.left),
    !isLimited && words.noLimit,
    saleUntil && words.until(momentName(saleUntil)),
    words.refund,
  ].filter((rule) => typeof rule === 'string')
}
