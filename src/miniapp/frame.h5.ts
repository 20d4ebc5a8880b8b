import './browser.scss'
import { confirmed } from './platform/page'

declare global {
  interface Window {
    /** Of Taro's router, which looks into it whenever it shows a page. */
    __taroAppConfig?: { animation?: unknown }
  }
}

/** Taro draws the title bar's way back for fingers only; here it is for keyboards and screen readers as well. */
export function frame() {
  // The tab bar's links lead to a script, which a strict browser complains about; their taps are heard all the same.
  document.addEventListener('click', forgetScriptLinks, true)
  window.addEventListener('unhandledrejection', ({ reason }) => void offerReload(reason))
  // Taro's configuration is there when all files have been read.
  queueMicrotask(spareMotion)

  const observer = new MutationObserver(() => {
    const back = document.querySelector<HTMLElement>('.taro-navigation-bar-back')
    if (!back) return
    back.setAttribute('role', 'button')
    back.setAttribute('aria-label', '返回')
    back.tabIndex = 0
    back.addEventListener('keydown', ({ key }) => {
      if (key === 'Enter') back.click()
    })
    observer.disconnect()
  })
  observer.observe(document.body, { childList: true, subtree: true })
}

/** For whom motion is too much, pages are there at once and slide no more. */
function spareMotion() {
  const { matches } = window.matchMedia('(prefers-reduced-motion: reduce)')
  if (matches && window.__taroAppConfig) window.__taroAppConfig.animation = false
}

/** A page's own files may not come, and then the page before stays on the screen under the new address. */
async function offerReload(reason: unknown) {
  const { name, code } = Object(reason) as { name?: string; code?: string }
  if (name !== 'ChunkLoadError' && code !== 'CSS_CHUNK_LOAD_FAILED') return
  const question = { title: '页面没能打开', content: '请检查网络后再试', confirmText: '再试一次' }
  if (await confirmed(question)) location.reload()
  else history.back()
}

function forgetScriptLinks(event: MouseEvent) {
  if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]'))
    event.preventDefault()
}
