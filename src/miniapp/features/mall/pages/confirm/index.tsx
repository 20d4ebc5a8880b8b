import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Product, Variant } from '@/contract/product'
import { links } from '@/miniapp/lib/links'
import { loading } from '@/miniapp/lib/loadable'
import { type FailureCode, isUncertain } from '@/miniapp/lib/settled'
import { replace, toast, useParams, useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { Empty } from '@/miniapp/ui/empty'
import { Screen } from '@/miniapp/ui/screen'
import { useAddresses } from '../../addresses'
import { loadBalance, useAvailable, useBalance } from '../../balance'
import { addressOf, deliveryOf, useChoice, whereTo } from '../../choice'
import { DeliveryChoice } from '../../components/delivery-choice'
import { Destination } from '../../components/destination'
import { Ordered } from '../../components/ordered'
import { PlaceBar } from '../../components/place-bar'
import { Price } from '../../components/price'
import { isSetback, Setback } from '../../components/setback'
import { OrderSkeleton } from '../../components/skeletons'
import { Stepper } from '../../components/stepper'
import { Total } from '../../components/total'
import { confirm as words, refusals } from '../../copy'
import { obstacleTo, piecesMax } from '../../obstacle'
import { placeOrder, type Wish } from '../../orders'
import { remember, useHabit } from '../../pickup'
import { loadProduct, useProducts } from '../../products'
import { payAndTell } from '../../pay-and-tell'
import styles from './index.module.scss'

export default function ConfirmPage() {
  const { productId, variantId, quantity } = useParams('productId', 'variantId', 'quantity')
  const product = useProducts((state) => state.one[productId]) ?? loading
  const load = () => Promise.all([loadProduct(productId), loadBalance()])
  useRefresh(load)

  const found = product.status === 'loaded' ? product.value : null
  const variant = found?.variants.find(({ id }) => id === variantId)
  if (found && variant) return <Confirm product={found} variant={variant} asked={Number(quantity) || 1} />
  return (
    <Screen>
      <Await value={product} onRetry={load} skeleton={<OrderSkeleton />}>
        {() => (
          <Empty
            title={words.missing}
            sentence={words.soldSentence}
            action={{ text: words.back, onTap: () => replace(links.mall()) }}
          />
        )}
      </Await>
    </Screen>
  )
}

type ConfirmProps = { product: Product; variant: Variant; asked: number }

function Confirm({ product, variant, asked }: ConfirmProps) {
  const standing = useProducts((state) => state.standings[product.id])
  const available = useAvailable()
  const isFrozen = useBalance((state) => state.isFrozen)
  const habit = useHabit()
  const book = useAddresses((state) => state.book)
  const addressId = useChoice((state) => state.addressId)
  const [quantity, setQuantity] = useState(asked)
  const [picked, setPicked] = useState(habit.delivery)
  const [setback, setSetback] = useState<FailureCode | null>(null)
  const [busy, setBusy] = useState(false)
  /** Not answered for certain: what is sent again is this, whatever was changed since. */
  const [open, setOpen] = useState<Wish | null>(null)

  const kind = deliveryOf(product, picked) ?? 'voucher'
  const address = book.status === 'loaded' ? addressOf(book.value, addressId) : undefined
  const delivery = whereTo(kind, { addressId: address?.id, dealerId: habit.dealerId })
  const obstacle = obstacleTo({ product, variant, quantity, standing, available, isFrozen })
  const { points, fen } = variant.price
  const total = { points: points * quantity, fen: fen * quantity }
  const max = piecesMax(product, standing?.left ?? null)

  const submit = async () => {
    const wish = open ?? (delivery && { variantId: variant.id, quantity, total, delivery })
    if (!wish) return
    setBusy(true)
    const placed = await placeOrder(wish)
    setOpen(isUncertain(placed) ? wish : null)
    if (placed.status === 'failed') {
      setBusy(false)
      // The button itself says what is to be done now.
      if (isUncertain(placed)) return
      void Promise.all([loadProduct(product.id), loadBalance()])
      return isSetback(placed.code) ? setSetback(placed.code) : toast(refusals[placed.code])
    }
    remember({ delivery: kind })
    // An order is there from now on, paid for or not: what becomes of it is told on its own page.
    await replace(links.mallOrder({ orderId: placed.value.id }))
    if (placed.value.state === 'awaiting_payment') await payAndTell(placed.value)
  }

  return (
    <Screen
      foot={
        <PlaceBar
          total={total}
          obstacle={obstacle}
          needed={delivery ? null : words.needPlace[kind]}
          isOpen={open !== null && !busy}
          busy={busy}
          onTap={submit}
        />
      }
    >
      <View className={styles.panel}>
        <Ordered thing={{ ...variant, picture: variant.thumb, title: product.title }}>
          <View className={styles.row}>
            <Price price={variant.price} />
            {max > 1 && (
              <Stepper value={quantity} max={max} disabled={open !== null} onChange={setQuantity} />
            )}
          </View>
        </Ordered>
      </View>
      <View className={styles.panel}>
        <DeliveryChoice kinds={product.deliveries} kind={kind} onPick={setPicked} />
        <Destination kind={kind} />
      </View>
      <Total total={total} available={available} />
      <Setback code={setback} onClose={() => setSetback(null)} />
    </Screen>
  )
}
