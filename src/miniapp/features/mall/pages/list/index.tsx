import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { Category } from '@/contract/product'
import { links } from '@/miniapp/lib/links'
import { loading } from '@/miniapp/lib/loadable'
import { useMore, useRefresh } from '@/miniapp/platform/page'
import { useShare } from '@/miniapp/platform/share'
import { Await } from '@/miniapp/ui/await'
import { Empty } from '@/miniapp/ui/empty'
import { ListEnd } from '@/miniapp/ui/list-end'
import { Screen } from '@/miniapp/ui/screen'
import { loadBalance } from '../../balance'
import { BalanceBar } from '../../components/balance-bar'
import { ProductCard } from '../../components/product-card'
import { ShelfSkeleton } from '../../components/skeletons'
import { Chip, Strip } from '../../components/strip'
import { shop } from '../../copy'
import { ALL, loadCategories, loadMoreOf, loadShelf, type Shelf, useProducts } from '../../products'
import styles from './index.module.scss'

export default function MallPage() {
  const [category, setCategory] = useState(ALL)
  const shelf = useProducts((state) => state.shelves[category]) ?? loading
  const load = () => Promise.all([loadShelf(category), loadCategories(), loadBalance()])
  useEffect(() => void loadShelf(category), [category])
  useRefresh(load)
  useMore(() => loadMoreOf(category))
  useShare(() => ({ title: shop.share, link: links.mall() }))

  return (
    <Screen>
      <BalanceBar />
      <Categories category={category} onPick={setCategory} />
      <Await
        value={shelf}
        onRetry={load}
        skeleton={<ShelfSkeleton />}
        empty={({ products }) =>
          products.length > 0 ? null : (
            <Empty
              title={shop.emptyTitle}
              sentence={shop.emptySentence}
              action={category === ALL ? undefined : { text: shop.seeAll, onTap: () => setCategory(ALL) }}
            />
          )
        }
      >
        {(found) => <Products shelf={found} />}
      </Await>
    </Screen>
  )
}

const all: Category = { id: ALL, name: shop.all }

/** Shelves are a way to look, not a condition: without them there is still everything. */
function Categories({ category, onPick }: { category: string; onPick: (category: string) => void }) {
  const categories = useProducts((state) => state.categories)
  const shown = categories.status === 'loaded' ? [all, ...categories.value] : [all]
  return (
    <Strip role="tablist" label={shop.categories} className={styles.categories}>
      {shown.map(({ id, name }) => (
        <Chip key={id} className="category" role="tab" isChosen={id === category} onTap={() => onPick(id)}>
          {name}
        </Chip>
      ))}
    </Strip>
  )
}

/** How many a view of their own holds: a page may not have too many children in one. */
const ROWS = 20

const Products = ({ shelf: { products, next } }: { shelf: Shelf }) => (
  <>
    {Array.from({ length: Math.ceil(products.length / ROWS) }, (_, place) => (
      <View key={place} className={styles.shelf}>
        {products.slice(place * ROWS, (place + 1) * ROWS).map((product) => (
          <View key={product.id} className={styles.place}>
            <ProductCard product={product} />
          </View>
        ))}
      </View>
    ))}
    <ListEnd text={next ? shop.more : shop.end} />
  </>
)
