import { useShareAppMessage, useShareTimeline } from '@tarojs/taro'
import type { Link } from '@/miniapp/lib/links'

export type Shared = { title: string; link: Link; imageUrl?: string }

/**
 * What the platform's own share menu and `<Button openType="share">` send. The page's config must
 * say `enableShareAppMessage` (and `enableShareTimeline`), or Taro leaves the menu empty.
 */
export function useShare(shared: () => Shared) {
  useShareAppMessage(() => {
    const { title, link, imageUrl } = shared()
    return { title, path: link, imageUrl }
  })
  useShareTimeline(() => {
    const { title, link, imageUrl } = shared()
    return { title, query: link.split('?')[1] ?? '', imageUrl }
  })
}
