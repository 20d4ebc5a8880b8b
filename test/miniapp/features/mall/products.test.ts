import * as api from '@/miniapp/features/mall/api'
import {
  ALL,
  loadCategories,
  loadMoreOf,
  loadProduct,
  loadShelf,
  useProducts,
} from '@/miniapp/features/mall/products'
import { loading } from '@/miniapp/lib/loadable'
import { Failure } from '@/miniapp/lib/settled'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'
import { aProduct, aProductCard } from '../../../support/phone-mall'

jest.mock('@/miniapp/features/mall/api')
const bff = jest.mocked(api)

const first = aProductCard({ id: 'first' })
const second = aProductCard({ id: 'second' })
const shelf = (category: string) => useProducts.getState().shelves[category]
const idsOf = (category: string) => {
  const found = shelf(category)
  return found?.status === 'loaded' ? found.value.products.map(({ id }) => id) : found?.status
}

beforeEach(() => {
  useProducts.setState({ categories: loading, shelves: {}, one: {}, standings: {} })
  signOut()
  jest.resetAllMocks()
  bff.listProducts.mockResolvedValue({ products: [first], next: 'more' })
  bff.getProduct.mockResolvedValue(aProduct())
  bff.getStanding.mockResolvedValue({ left: 2, whyNot: null })
})

test('shelves are kept apart, and each goes on where it ended', async () => {
  await loadShelf(ALL)
  bff.listProducts.mockResolvedValue({ products: [second], next: null })
  await loadShelf('life')
  await loadMoreOf(ALL)
  expect(bff.listProducts.mock.calls).toEqual([[undefined], ['life'], [undefined, 'more']])
  expect([idsOf(ALL), idsOf('life')]).toEqual([['first', 'second'], ['second']])
  await loadMoreOf(ALL)
  expect(bff.listProducts).toHaveBeenCalledTimes(3)
})

test('a shelf that was loaded anew meanwhile gets no piece of the old one', async () => {
  await loadShelf(ALL)
  bff.listProducts.mockImplementationOnce(async () => {
    await loadShelf(ALL)
    return { products: [second], next: null }
  })
  await loadMoreOf(ALL)
  expect(idsOf(ALL)).toEqual(['first'])
})

test('offline, what stood on a shelf stays and says that it is old', async () => {
  await loadShelf(ALL)
  bff.listProducts.mockRejectedValue(new Failure('offline'))
  await loadShelf(ALL)
  expect(shelf(ALL)).toMatchObject({ status: 'loaded', kept: 'offline' })
})

test('categories are listed as they come', async () => {
  bff.listCategories.mockResolvedValue({ categories: [{ id: 'life', name: '生活' }] })
  await loadCategories()
  expect(useProducts.getState().categories).toMatchObject({ value: [{ name: '生活' }] })
})

test('a guest looks at a product without a word about limits', async () => {
  await loadProduct('product')
  expect(bff.getStanding).not.toHaveBeenCalled()
})

test('a member hears what they may order, and the next member does not hear it', async () => {
  keepSession(aSession('anna'))
  await loadProduct('product')
  expect(useProducts.getState().standings).toEqual({ product: { left: 2, whyNot: null } })
  signOut()
  expect(useProducts.getState().standings).toEqual({})
})
