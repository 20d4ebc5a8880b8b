import './browser.scss'

/** Taro draws the title bar's way back for fingers only; here it is for keyboards and screen readers as well. */
export function frame() {
  // The tab bar's links lead to a script, which a strict browser complains about; their taps are heard all the same.
  document.addEventListener('click', forgetScriptLinks, true)

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

function forgetScriptLinks(event: MouseEvent) {
  if (event.target instanceof Element && event.target.closest('a[href^="javascript:"]'))
    event.preventDefault()
}
