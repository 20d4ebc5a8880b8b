import { ScrollView, View } from '@tarojs/components'
import { useEffect } from 'react'
import { ProductCard } from '@/miniapp/features/mall/components/product-card'
import { shop } from '@/miniapp/features/mall/copy'
import { ALL, loadShelf, useProducts } from '@/miniapp/features/mall/products'
import { links } from '@/miniapp/lib/links'
import { go, useRefresh } from '@/miniapp/platform/page'
import { Bone } from '@/miniapp/ui/bone'
import { Icon } from '@/miniapp/ui/icon'
import { Tap } from '@/miniapp/ui/tap'
import styles from './mall-strip.module.scss'

/** Enough to make somebody curious. */
const SHOWN = 4

/** What there is to have for points. It is no page's purpose here: without an answer only the way to it remains. */
export function MallStrip() {
  const shelf = useProducts((state) => state.shelves[ALL])
  useEffect(() => void loadShelf(ALL), [])
  useRefresh(() => loadShelf(ALL))
  const products = shelf?.status === 'loaded' ? shelf.value.products.slice(0, SHOWN) : []
  return (
    <View className={styles.mall}>
      <Tap id="open-mall" className={styles.head} role="link" onTap={() => go(links.mall())}>
        <View className={styles.title}>{shop.title}</View>
        {shop.seeAll}
        <Icon name="chevron" className={styles.small} />
      </Tap>
      {!shelf && <Bone className={styles.bone} />}
      {products.length > 0 && (
        <ScrollView className={styles.strip} scrollX enhanced showScrollbar={false}>
          <View className={styles.products}>
            {products.map((product) => (
              <View key={product.id} className={styles.product}>
                <ProductCard product={product} />
              </View>
            ))}
          </View>
        </ScrollView>
      )}
    </View>
  )
}
