import type { Answer } from './server'

/** An order that waits to be paid, as a person at this machine sees it. */
export type Due = { id: string; title: string; fen: number }

/** As the real ones do, it leaves nothing in the browser's history to come back to. */
const leaving = `document.addEventListener('submit', async (event) => {
      event.preventDefault()
      const body = new URLSearchParams(new FormData(event.target, event.submitter))
      await fetch(event.target.action, { method: 'post', body, redirect: 'manual' })
      location.replace(body.get('back'))
    })`

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** Where a person pays who has no phone with the real platform at hand. `back` leads to where they came from. */
export function tillPage(name: string, action: string, dues: readonly Due[], back: string): Answer {
  const forms = dues.map(
    ({ id, title, fen }) => `<form method="post" action="${action}">
      <p>${escaped(title)}</p><p class="sum">¥${(fen / 100).toFixed(2)}</p>
      <input type="hidden" name="id" value="${escaped(id)}"><input type="hidden" name="back" value="${escaped(back)}">
      <button name="act" value="pay">确认支付</button><button name="act" value="leave">取消</button></form>`,
  )
  const text = `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1"><title>${name}</title>
    <style>body{font:16px/1.5 system-ui;max-width:24em;margin:3em auto;padding:0 1em}.sum{font-size:2em;margin:0}
    button{font:inherit;padding:.6em 1.2em;margin:1em .5em 0 0}</style>
    <h1>${name}</h1><p>模拟支付，不会扣款。</p>${forms.join('') || '<p>没有待支付的订单。</p>'}<script>${leaving}</script></html>`
  return { type: 'text/html; charset=utf-8', text }
}

export const leadTo = (place: string): Answer => ({
  ...{ status: 303, type: 'text/plain', text: '' },
  headers: { location: place },
})
