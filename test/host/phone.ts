import type { Theme } from './compile/bundle'

export type Consent = 'allow' | 'refuse' | 'ask'
export type Network = 'wifi' | '4g' | 'none'

/** One pixel. */
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** The phone a mini-program runs on and the person who holds it: everything a test may decide before the start. */
export type Phone = {
  screen: { width: number; height: number }
  theme: Theme
  /** What 16 px is set to in the phone's settings. */
  fontSize: number
  network: Network
  /** How the mini-program is opened: from a shared card, a scanned code … */
  launch: { path?: string; query: Record<string, string>; scene: number }
  location: { latitude: number; longitude: number; name: string; address: string }
  /** By scope (`scope.userFuzzyLocation`); what is not named is allowed. */
  permissions: Record<string, Consent>
  privacy: 'agreed' | 'ask'
  /** By template id, or one answer for all. */
  subscriptions: 'accept' | 'reject' | Record<string, 'accept' | 'reject'>
  /** What stands before the running number in the codes that stand for the person and their phone number. */
  codes: { login: string; phone: string }
  /** What a camera or an album gives, as a data address. */
  picture: string
  /** Where an origin really leads, as in a machine's hosts file: a build knows its BFF by one address only. */
  hosts: Record<string, string>
  /** What was stored, as text by key. Handed to the next start, the same phone is opened again. */
  storage: Record<string, string>
}

export const aPhone = (wishes: Partial<Phone> = {}): Phone => ({
  screen: { width: 375, height: 812 },
  theme: 'light',
  fontSize: 16,
  network: 'wifi',
  launch: { query: {}, scene: 1001 },
  location: { latitude: 31.2304, longitude: 121.4737, name: '人民广场', address: '上海市黄浦区人民大道' },
  permissions: {},
  privacy: 'agreed',
  subscriptions: 'accept',
  codes: { login: 'host-login', phone: 'host-phone' },
  picture: PICTURE,
  hosts: {},
  storage: {},
  ...wishes,
})

/** What the mini-program can't do inside the browser, by name: what is asked and what is answered. */
export type NativeCalls = {
  request: [RequestCall, RequestAnswer]
  upload: [UploadCall, RequestAnswer]
  abort: [{ id: string }, null]
  tap: [{ x: number; y: number }, null]
  store: [{ key: string; text: string | null }, null]
}

export type RequestCall = {
  id: string
  url: string
  method: string
  header: Record<string, string>
  body?: string
  timeoutMs: number
}
export type UploadCall = Omit<RequestCall, 'body' | 'method'> & {
  filePath: string
  name: string
  formData: Record<string, string>
}

/** `failed` is the platform's reason for an answer that never came. */
export type RequestAnswer =
  | { failed: string }
  | { failed?: undefined; status: number; header: Record<string, string>; cookies: string[]; text: string }

export type Native = <Name extends keyof NativeCalls>(
  name: Name,
  asked: NativeCalls[Name][0],
) => Promise<NativeCalls[Name][1]>
