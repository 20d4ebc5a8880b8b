type Button = 'confirm' | 'cancel'

export type Dialog = {
  title?: string
  content?: string
  confirmText?: string
  cancelText?: string
  showCancel?: boolean
}

type Toast = {
  title: string
  icon?: 'success' | 'error' | 'loading' | 'none'
  duration?: number
}

const DEFAULT_TOAST_MS = 1500
const SIGNS = { success: '✓', error: '✕', none: '', loading: '◌' }

function element(tag: keyof HTMLElementTagNameMap, className: string, ...children: (Node | string)[]) {
  const made = document.createElement(tag)
  made.className = className
  made.append(...children)
  return made
}

/** What the platform shows above a page: toasts, dialogs, sheets. A tap answers them, or a test does. */
export function createOverlay(openGesture: () => void) {
  const layer = document.body.appendChild(element('div', 'host-layer'))
  let answer: ((pressed: Button) => void) | null = null
  let toast: HTMLElement | null = null
  let toastTimer: ReturnType<typeof setTimeout> | undefined

  const button = (text: string, pressed: Button) => {
    const made = element('a', '', text)
    made.addEventListener('click', () => answer?.(pressed))
    return made
  }
  const hideToast = () => {
    clearTimeout(toastTimer)
    toast?.remove()
    toast = null
  }
  /** Whether it is confirmed. One question at a time: the next one dismisses it. */
  const ask = (question: HTMLElement) => {
    answer?.('cancel')
    const mask = layer.appendChild(element('div', 'host-mask', question))
    return new Promise<boolean>((resolve) => {
      answer = (pressed) => {
        answer = null
        mask.remove()
        // A dialog's button is a tap too: what it starts may open further dialogs.
        if (pressed === 'confirm') openGesture()
        resolve(pressed === 'confirm')
      }
    })
  }

  return {
    showToast({ title, icon = 'success', duration = DEFAULT_TOAST_MS }: Toast) {
      hideToast()
      const sign = SIGNS[icon]
      const shown = element('div', 'host-toast', ...(sign ? [element('i', '', sign)] : []), title)
      toast = layer.appendChild(shown)
      toastTimer = setTimeout(hideToast, duration)
    },
    hideToast,
    openDialog({ title = '', content = '', showCancel = true, ...texts }: Dialog) {
      const cancel = showCancel ? [button(texts.cancelText ?? '取消', 'cancel')] : []
      const row = element('footer', '', ...cancel, button(texts.confirmText ?? '确定', 'confirm'))
      const head = title ? [element('b', '', title)] : []
      return ask(element('div', 'host-dialog', ...head, element('p', '', content), row))
    },
    openSheet(content: HTMLElement) {
      const row = element('header', '', button('取消', 'cancel'), button('确定', 'confirm'))
      return ask(element('div', 'host-sheet', row, content))
    },
    /** A test's answer in place of a tap. */
    answer(pressed: Button) {
      if (!answer) throw new Error('no dialog is open')
      answer(pressed)
    },
  }
}

export type Overlay = ReturnType<typeof createOverlay>
