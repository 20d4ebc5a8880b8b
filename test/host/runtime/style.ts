export function addStyle(css: string): HTMLStyleElement {
  const style = document.createElement('style')
  style.textContent = css
  return document.head.appendChild(style)
}
