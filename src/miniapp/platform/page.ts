import Taro, { useDidShow, usePullDownRefresh, useReachBottom, useRouter } from '@tarojs/taro'
import { links, parse, type Link } from '@/miniapp/lib/links'
import { decoded } from '@/miniapp/lib/query'

/** What the link that opened this page says: `const { bookingId } = useParams('bookingId')`. Absent is ''. */
export function useParams<Key extends string>(...keys: Key[]): Record<Key, string> {
  const { params } = useRouter()
  return Object.fromEntries(keys.map((key) => [key, decoded(params[key] ?? '')])) as Record<Key, string>
}

/** Loads when the page is shown, first or again, and when it is pulled down. */
export function useRefresh(load: () => unknown) {
  useDidShow(() => void load())
  usePullDownRefresh(() => void pulled(load))
}

/** Loads more when the member has scrolled to the end. */
export const useMore = (load: () => unknown) => useReachBottom(() => void load())

async function pulled(load: () => unknown) {
  await load()
  Taro.stopPullDownRefresh()
}

/** The platforms keep at most ten pages open; beyond that the current one makes room. */
const PAGES_MAX = 10

export async function go(link: Link) {
  if (parse(link)?.isTab) await Taro.switchTab({ url: link })
  else if (Taro.getCurrentPages().length >= PAGES_MAX) await replace(link)
  else await Taro.navigateTo({ url: link })
}

/** Goes on without a way back to this page, as after a booking is made. */
export const replace = (link: Link) => Taro.redirectTo({ url: link })

/** To the page before, or home where there is none, as after opening a shared link. */
export async function back() {
  if (Taro.getCurrentPages().length > 1) await Taro.navigateBack()
  else await Taro.switchTab({ url: links.home() })
}

/** Asks before what can't be undone. */
export async function confirmed(question: { title: string; content: string; confirmText: string }) {
  const { confirm } = await Taro.showModal(question)
  return confirm
}

export const toast = (sentence: string) =>
  void Taro.showToast({ title: sentence, icon: 'none', duration: 2500 })
