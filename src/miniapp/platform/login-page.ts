import Taro, { useUnload } from '@tarojs/taro'
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

/** For the sign-in page alone: whoever opened it goes on when it closes, however that came about. */
export const useLoginPage = () => useUnload(loginPageClosed)

function loginPageClosed() {
  close?.()
  close = null
}
