import Taro, { usePageNotFound } from '@tarojs/taro'
import { links } from '@/miniapp/lib/links'
import { toast } from './page'

/** For who comes by a link to a page that isn't there, or no more. */
export const useWayHome = () => usePageNotFound(() => void goHome())

async function goHome() {
  await Taro.reLaunch({ url: links.home() })
  toast('这个页面不存在，已回到首页')
}
