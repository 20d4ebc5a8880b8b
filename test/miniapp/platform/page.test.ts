import Taro from '@tarojs/taro'
import { links } from '@/miniapp/lib/links'
import { back, confirmed, go, useParams, useRefresh } from '@/miniapp/platform/page'
import { page } from '../../support/taro'

let moves: [string, string | undefined][]

beforeEach(() => {
  moves = []
  const noted = (name: string) => async (option?: { url: string }) => void moves.push([name, option?.url])
  for (const name of ['navigateTo', 'redirectTo', 'switchTab', 'navigateBack'] as const)
    Object.assign(Taro, { [name]: noted(name) })
})

const pagesOpen = (count: number) => Object.assign(Taro, { getCurrentPages: () => Array(count).fill({}) })

test('a page opens over the one before', async () => {
  pagesOpen(1)
  await go(links.testDriveSearch())
  expect(moves).toEqual([['navigateTo', links.testDriveSearch()]])
})

test('a place of the tab bar is switched to', async () => {
  await go(links.me())
  expect(moves).toEqual([['switchTab', links.me()]])
})

test('the eleventh page takes the place of the tenth', async () => {
  pagesOpen(10)
  await go(links.testDriveBookings())
  expect(moves).toEqual([['redirectTo', links.testDriveBookings()]])
})

test('back is where the member came from, or home', async () => {
  pagesOpen(2)
  await back()
  pagesOpen(1)
  await back()
  expect(moves.map(([name]) => name)).toEqual(['navigateBack', 'switchTab'])
})

test('params are read as they were meant, however the platform hands them over', () => {
  page.params = { startsAt: '2026-02-28T06%3A30%3A00.000Z', model: 'lan' }
  expect(useParams('startsAt', 'model', 'bookingId')).toEqual({
    startsAt: '2026-02-28T06:30:00.000Z',
    model: 'lan',
    bookingId: '',
  })
})

test('a page loads when shown, and the pull-down ends when the load does', async () => {
  const steps: string[] = []
  const { promise: stopped, resolve: stop } = deferred()
  Object.assign(Taro, { stopPullDownRefresh: stop })
  useRefresh(async () => void steps.push('loaded'))
  page.didShow[0]?.()
  expect(steps).toEqual(['loaded'])
  page.pulledDown[0]?.()
  await stopped
  expect(steps).toEqual(['loaded', 'loaded'])
})

test.each([true, false])('a question answered with %p is confirmed or not', async (confirm) => {
  Object.assign(Taro, { showModal: async () => ({ confirm }) })
  expect(await confirmed({ title: '退出登录', content: '', confirmText: '退出' })).toBe(confirm)
})

function deferred() {
  let resolve = () => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => resolve() }
}
