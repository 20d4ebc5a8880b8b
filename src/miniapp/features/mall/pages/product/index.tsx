import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Product, Variant } from '@/contract/product'
import { links } from '@/miniapp/lib/links'
import { loading } from '@/miniapp/lib/loadable'
import { useParams, useRefresh } from '@/miniapp/platform/page'
import { picture } from '@/miniapp/platform/origin'
import { useShare } from '@/miniapp/platform/share'
import { Await } from '@/miniapp/ui/await'
import { Screen } from '@/miniapp/ui/screen'
import { loadBalance, useAvailable, useBalance } from '../../balance'
import { BuyBar } from '../../components/buy-bar'
import { Gallery } from '../../components/gallery'
import { Price } from '../../components/price'
import { Rules } from '../../components/rules'
import { ProductSkeleton } from '../../components/skeletons'
import { VariantChips } from '../../components/variant-chips'
import { product as words, shop } from '../../copy'
import { obstacleTo } from '../../obstacle'
import { loadProduct, useProducts } from '../../products'
import { variantOf } from '../../variants'
import styles from './index.module.scss'

export default function ProductPage() {
  const { productId } = useParams('productId')
  const product = useProducts((state) => state.one[productId]) ?? loading
  const [picked, setPicked] = useState('')
  const load = () => Promise.all([loadProduct(productId), loadBalance()])
  useRefresh(load)
  const found = product.status === 'loaded' ? product.value : null
  const chosen = found && variantOf(found, picked)
  useShare(() => ({
    title: found?.title ?? shop.share,
    link: links.mallProduct({ productId }),
    imageUrl: found ? picture(found.picture) : undefined,
  }))

  return (
    <Screen foot={found && chosen ? <Buy product={found} variant={chosen} /> : undefined}>
      <Await value={product} onRetry={load} skeleton={<ProductSkeleton />}>
        {(shown) =>
          chosen && <Detail product={shown} chosen={chosen} onPick={(variant) => setPicked(variant.id)} />
        }
      </Await>
    </Screen>
  )
}

function Buy({ product, variant }: { product: Product; variant: Variant }) {
  const standing = useProducts((state) => state.standings[product.id])
  const available = useAvailable()
  const isFrozen = useBalance((state) => state.isFrozen)
  const obstacle = obstacleTo({ product, variant, quantity: 1, standing, available, isFrozen })
  return <BuyBar product={product} variant={variant} obstacle={obstacle} available={available} />
}

type DetailProps = { product: Product; chosen: Variant; onPick: (variant: Variant) => void }

function Detail({ product, chosen, onPick }: DetailProps) {
  const standing = useProducts((state) => state.standings[product.id])
  const pictures = [...new Set([chosen.picture, ...product.pictures])]
  return (
    <>
      {/* Begins anew with each variant, with its own picture. */}
      <Gallery key={chosen.picture} pictures={pictures} />
      <View className={styles.head}>
        <Price price={chosen.price} large />
        <View id="product-title" className={styles.title}>
          {product.title}
        </View>
        <View className={styles.tagline}>{product.tagline}</View>
        {chosen.stock === 'few_left' && <View className={styles.few}>{shop.few}</View>}
        <VariantChips variants={product.variants} chosen={chosen} onPick={onPick} />
      </View>
      <Rules product={product} standing={standing} />
      {product.paragraphs.length > 0 && (
        <View className={styles.about}>
          <View className={styles.name}>{words.about}</View>
          {product.paragraphs.map((paragraph) => (
            <View key={paragraph} className={styles.paragraph}>
              {paragraph}
            </View>
          ))}
        </View>
      )}
    </>
  )
}
