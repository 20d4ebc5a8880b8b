import { View } from '@tarojs/components'
import type { ProductCard as Product } from '@/contract/product'
import { links } from '@/miniapp/lib/links'
import { picture } from '@/miniapp/platform/origin'
import { go } from '@/miniapp/platform/page'
import { classes } from '@/miniapp/ui/classes'
import { Picture } from '@/miniapp/ui/picture'
import { Tap } from '@/miniapp/ui/tap'
import { shop } from '../copy'
import { dayName } from '../day'
import { Price } from './price'
import styles from './product-card.module.scss'

/** Something to have for points: its picture, what it is, what it costs, and whether it can be had. */
export const ProductCard = ({ product }: { product: Product }) => {
  const { id, title, tagline, price, isFrom, tierNeeded } = product
  const veil = veilOf(product)
  return (
    <Tap
      className={`${styles.card} product-card`}
      role="link"
      onTap={() => go(links.mallProduct({ productId: id }))}
    >
      <View className={styles.frame}>
        <Picture
          className={classes(styles.picture, veil && styles.faded)}
          src={picture(product.picture)}
          fit="filling"
          lazy
        />
        {veil && <View className={styles.veil}>{veil}</View>}
        {!veil && tierNeeded && <View className={styles.tier}>{shop.tier(tierNeeded.name)}</View>}
      </View>
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        <View className={styles.tagline}>{tagline}</View>
        <Price price={price} isFrom={isFrom} />
        {!veil && product.stock === 'few_left' && <View className={styles.few}>{shop.few}</View>}
      </View>
    </Tap>
  )
}

/** Why it can't be had now, over its picture. */
function veilOf({ sale, saleFrom, stock }: Product) {
  if (sale === 'coming') return saleFrom ? shop.coming(dayName(saleFrom)) : shop.comingSoon
  if (sale === 'over') return shop.over
  return stock === 'gone' ? shop.gone : null
}
