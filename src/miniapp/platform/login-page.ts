import Taro from '@tarojs/taro'
import { links } from '@/miniapp/lib/links'
import { useSession } from './session'

let close: (() => void) | null = null

/** Shows the sign-in page over the current one; true once a member signed in there, false for going back without. */
export async function openLoginPage() {
  const closed = new Promise<void>((resolve) => (close = resolve))
  await Taro.navigateTo({ url: links.login() })
  await closed
  return useSession.getState().token !== null
}

/** The sign-in page says this when it is unloaded, however that came about. */
export function loginPageClosed() {
  close?.()
  close = null
}
