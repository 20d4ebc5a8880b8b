import './browser.scss'

/** Taro draws the title bar's way back for fingers only; here it is for keyboards and screen readers as well. */
export function frame() {
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
