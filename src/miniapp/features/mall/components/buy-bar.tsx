import { View } from '@tarojs/components'
import type { Product, Variant } from '@/contract/product'
import { links } from '@/miniapp/lib/links'
import { grouped } from '@/miniapp/lib/money'
import { becomeMember } from '@/miniapp/platform/become-member'
import { go } from '@/miniapp/platform/page'
import { useSession } from '@/miniapp/platform/session'
import { Button } from '@/miniapp/ui/button'
import { loadBalance } from '../balance'
import { product as words, refusals } from '../copy'
import { type Obstacle, obstacleSentence } from '../obstacle'
import { loadProduct } from '../products'
import styles from './buy-bar.module.scss'

type BuyBarProps = {
  product: Product
  variant: Variant
  obstacle: Obstacle | null
  available: number | null
}

/** The way on from a product, or why there is none and what helps. */
export function BuyBar({ product, variant, obstacle, available }: BuyBarProps) {
  const isGuest = useSession((state) => state.token === null)
  const chosen = { productId: product.id, variantId: variant.id, quantity: '1' }

  // Who has just signed in sees whether their points suffice before they go on.
  const buy = () => (isGuest ? signIn(product.id) : go(links.mallConfirm(chosen)))
  if (obstacle?.kind === 'short') {
    return (
      <View className={styles.bar}>
        <View id="points-short" className={styles.short}>
          {words.short(grouped(obstacle.points))}
        </View>
        <Button id="earn-points" text={words.earn} onTap={() => go(links.pointsCentre())} />
      </View>
    )
  }
  const isSignedOut = isGuest && obstacle === null
  const left = available === null ? null : available - variant.price.points
  return (
    <View className={styles.bar}>
      {left !== null && obstacle === null && (
        <View className={styles.enough}>{words.enough(grouped(left))}</View>
      )}
      <Button
        id="buy"
        className={styles.buy}
        text={obstacle ? obstacleSentence(obstacle) : isSignedOut ? words.signIn : words.buy}
        disabled={obstacle !== null}
        onTap={buy}
      />
    </View>
  )
}

async function signIn(productId: string) {
  if (await becomeMember(refusals)) await Promise.all([loadBalance(), loadProduct(productId)])
}
