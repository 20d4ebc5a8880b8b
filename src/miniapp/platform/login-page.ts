import Taro, { useUnload } from '@tarojs/taro'
import { links } from '@/miniapp/lib/links'
import { useSession } from './session'

let close: (() => void) | null = null

/** What a member is told who signs in: why once more, where they have done so already. */
export type Purpose = { again: 'yes' }

/** Shows the sign-in page over the current one; true once a member signed in there, false for going back without. */
export async function openLoginPage(purpose?: Purpose) {
  const closed = new Promise<void>((resolve) => (close = resolve))
  await Taro.navigateTo({ url: links.login(purpose) })
  await closed
  return useSession.getState().token !== null
}

/** For the sign-in page alone: whoever opened it goes on when it closes, however that came about. */
export const useLoginPage = () => useUnload(loginPageClosed)

function loginPageClosed() {
  close?.()
  close = null
}
