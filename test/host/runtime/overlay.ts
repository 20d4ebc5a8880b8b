type Answer = { button: 'confirm' | 'cancel'; content: string }

export type Dialog = {
  title?: string
  content?: string
  confirmText?: string
  cancelText?: string
  showCancel?: boolean
  editable?: boolean
}

const DEFAULT_TOAST_MS = 1500

/** What the platform shows above a page: toasts, dialogs, sheets. A tap answers them, or a test does. */
export function createOverlay(openGesture: () => void) {
  const layer = document.createElement('div')
  layer.className = 'host-layer'
  document.body.appendChild(layer)
  let answer: ((given: Answer) => void) | null = null
  let toast: { element: HTMLElement; isLoading: boolean } | null = null
  let toastTimer: ReturnType<typeof setTimeout> | undefined

  const add = (className: string, ...children: (Node | string)[]) => {
    const element = document.createElement('div')
    element.className = `host-${className}`
    element.append(...children)
    layer.appendChild(element)
    return element
  }
  const button = (text: string, act: () => void) => {
    const element = document.createElement('a')
    element.textContent = text
    element.addEventListener('click', () => act())
    return element
  }

  const hideToast = () => {
    clearTimeout(toastTimer)
    toast?.element.remove()
    toast = null
  }

  const ask = (element: HTMLElement) => {
    if (answer) answer({ button: 'cancel', content: '' })
    return new Promise<Answer>((resolve) => {
      answer = (given) => {
        answer = null
        element.parentElement?.remove() // the mask around it
        // A dialog's button is a tap too: what it starts may open further dialogs.
        if (given.button === 'confirm') openGesture()
        resolve(given)
      }
    })
  }
  const give = (pressed: Answer['button'], content = '') => answer?.({ button: pressed, content })

  return {
    showToast({ title, icon = 'success', duration = DEFAULT_TOAST_MS, isLoading = false }: Toast) {
      hideToast()
      const sign = isLoading || icon === 'loading' ? '◌' : { success: '✓', error: '✕', none: '' }[icon]
      toast = {
        element: add(
          'toast',
          ...(sign ? [Object.assign(document.createElement('i'), { textContent: sign })] : []),
          title,
        ),
        isLoading,
      }
      if (!isLoading) toastTimer = setTimeout(hideToast, duration)
    },
    hideToast: (isLoading: boolean) => {
      if (toast?.isLoading === isLoading) hideToast()
    },
    toastText: () => toast?.element.textContent ?? null,

    openDialog({ title = '', content = '', showCancel = true, editable, ...texts }: Dialog) {
      const field = editable ? Object.assign(document.createElement('input'), { value: content }) : null
      const head = Object.assign(document.createElement('b'), { textContent: title })
      const row = document.createElement('footer')
      if (showCancel) row.append(button(texts.cancelText ?? '取消', () => give('cancel')))
      row.append(button(texts.confirmText ?? '确定', () => give('confirm', field?.value)))
      const body = document.createElement('p')
      body.append(field ?? content)
      const dialog = document.createElement('div')
      dialog.className = 'host-dialog'
      dialog.append(...(title ? [head] : []), body, row)
      add('mask', dialog)
      return ask(dialog)
    },

    async openSheet(content: HTMLElement) {
      const row = document.createElement('header')
      row.append(
        button('取消', () => give('cancel')),
        button('确定', () => give('confirm')),
      )
      const sheet = document.createElement('div')
      sheet.className = 'host-sheet'
      sheet.append(row, content)
      add('mask', sheet)
      return (await ask(sheet)).button === 'confirm'
    },

    /** The index of the item that was tapped, or null. */
    async openActions(items: string[]) {
      const sheet = document.createElement('div')
      sheet.className = 'host-sheet host-actions'
      sheet.append(...items.map((item, at) => button(item, () => give('confirm', String(at)))))
      sheet.append(button('取消', () => give('cancel')))
      add('mask', sheet)
      const given = await ask(sheet)
      return given.button === 'confirm' ? Number(given.content || 0) : null
    },

    isOpen: () => answer !== null,
    /** A test's answer in place of a tap. */
    answer(pressed: Answer['button']) {
      if (!answer) throw new Error('no dialog is open')
      const field = layer.querySelector<HTMLInputElement>('.host-dialog input')
      give(pressed, field?.value)
    },
  }
}

type Toast = {
  title: string
  icon?: 'success' | 'error' | 'loading' | 'none'
  duration?: number
  isLoading?: boolean
}

export type Overlay = ReturnType<typeof createOverlay>
