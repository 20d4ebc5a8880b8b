import type { Host } from './host'
import type { Component } from './nodes'

type ShareCause = { from: 'button' | 'menu'; target?: Component }
export type Shared = { title?: string; path?: string; query?: string; imageUrl?: string }

/** The platform's share sheet: it asks the page what to send, and a person or a test whether to. */
export function createSharing(host: Host) {
  let last: Shared | null = null
  const open = async ({ from, target }: ShareCause) => {
    const page = host.router.top()
    if (!page) return
    const described = { from, target: target && { id: target.id, dataset: target.dataset ?? {} } }
    const given = (await host.router.tell(page, 'onShareAppMessage', described)) as
      (Shared & { promise?: Promise<Shared> }) | undefined
    const fallback = { title: page.slot.bar.title, path: page.path }
    const shared = { ...fallback, ...(given?.promise ? await given.promise : given) }
    last = shared
    if (!(await host.overlay.openDialog({ title: '发送给朋友', content: shared.title ?? '' }))) last = null
  }
  return { open, last: () => last }
}

export type Sharing = ReturnType<typeof createSharing>
