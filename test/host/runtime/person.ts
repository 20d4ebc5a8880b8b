import type { Phone } from '../phone'
import { Failure } from './api/failure'
import type { Listeners } from './host'
import type { Overlay } from './overlay'

/** The person's answers to "may this mini-program …?". Asked once, then remembered. */
export function createPermissions(phone: Phone, overlay: Overlay) {
  const given = new Map<string, boolean>()
  const ask = async (scope: string) => {
    const before = given.get(scope)
    if (before !== undefined) return before
    const consent = phone.permissions[scope] ?? 'allow'
    const asked = { title: '授权', content: scope, confirmText: '允许', cancelText: '拒绝' }
    const isAllowed = consent === 'ask' ? await overlay.openDialog(asked) : consent === 'allow'
    given.set(scope, isAllowed)
    return isAllowed
  }
  return {
    ask,
    /** Goes on where the person allows it; else fails as WeChat does. */
    async need(api: string, scope: string) {
      if (!(await ask(scope))) throw new Failure(api, 'auth deny', { errno: 103 })
    },
    settings: () => Object.fromEntries(given),
    /** The platform's page of settings, where what was refused can be allowed. */
    async change() {
      const refused = [...given].filter(([, isAllowed]) => !isAllowed).map(([scope]) => scope)
      const asked = { title: '设置', content: refused.join('\n'), confirmText: '允许' }
      if (await overlay.openDialog(asked)) for (const scope of refused) given.set(scope, true)
    },
  }
}

export type Permissions = ReturnType<typeof createPermissions>

type Agreement = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string }

/** WeChat's privacy agreement: until the person agrees, calls that touch their data wait for it. */
export function createPrivacy(phone: Phone, overlay: Overlay, listeners: Listeners) {
  let isAgreed = phone.privacy === 'agreed'
  const agree = () => (isAgreed = true)

  const askOwnDialog = (referrer: string) =>
    new Promise<boolean>((resolve) => {
      const decide = ({ event }: Agreement) => {
        if (event !== 'exposureAuthorization') resolve(event === 'agree')
      }
      listeners.tell('needPrivacyAuthorization', decide, { referrer })
    })
  const askPlatformDialog = () =>
    overlay.openDialog({ title: '隐私保护指引', confirmText: '同意', cancelText: '拒绝' })

  return {
    agree,
    async need(api: string) {
      const hasOwn = listeners.has('needPrivacyAuthorization')
      isAgreed ||= await (hasOwn ? askOwnDialog(api) : askPlatformDialog())
      if (!isAgreed) throw new Failure(api, 'privacy permission is not authorized', { errno: 104 })
    },
  }
}

export type Privacy = ReturnType<typeof createPrivacy>

/** Codes that stand for the person or their number; each is given out once. */
export function createCodes(phone: Phone) {
  let given = 0
  return {
    next: (kind: keyof Phone['codes']) => `${phone.codes[kind]}-${Date.now().toString(36)}-${++given}`,
  }
}

export type Codes = ReturnType<typeof createCodes>
