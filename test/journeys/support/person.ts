/** The builds a journey is made on. */
export type Build = 'h5' | 'weapp' | 'alipay'

/** How the phone is set: each gives pictures of its own. */
export type Setting = { theme: 'light' | 'dark'; text: 'normal' | 'large' }

/** What is special about a person, or about how they come to the app. */
export type Circumstances = {
  /** Opens what somebody sent them: a card on a phone, an address in a browser. */
  link?: string
  /** Won't say where they are. */
  hidesPlace?: boolean
  /** Won't be written to. */
  wantsSilence?: boolean
  /** Who they are to the platform; somebody new, if it is not said. */
  name?: string
  /** Has never been asked to agree to anything, neither by us nor by the platform. */
  isUnasked?: boolean
}

/** Which of several: the last instead of the first, or the one with these words. */
export type Which = { last?: boolean; words?: string }

/**
 * A person with a phone in hand: what they can do is the same on every build, so that a journey is written once.
 * Every step waits for what it needs, ten seconds at most, and fails with what it was waiting for.
 */
export type Person = {
  build: Build
  tap(selector: string, which?: Which): Promise<void>
  fill(selector: string, text: string): Promise<void>
  /** Waits until the words can be read, on the page or in a notice over it. */
  see(words: string): Promise<void>
  /** Waits until `selector` is on the page, and answers its words. */
  read(selector: string): Promise<string>
  count(selector: string): Promise<number>
  /** Waits until this page is the one on top: `features/test-drive/pages/search/index`. */
  at(page: string): Promise<void>
  /** Goes to a page by its link, as a shared card or a notice would. */
  open(link: string): Promise<void>
  /** A tab of the tab bar, by its words. */
  tab(words: string): Promise<void>
  back(): Promise<void>
  /** The link that a friend gets: of the card on a phone, in a browser the address. */
  share(): Promise<string>
  /** Holds something before the camera: it is what the next picture shows. */
  show(png: Buffer): Promise<void>
  /** What a camera before the screen sees; null where this machine can't draw it. */
  snap(): Promise<Buffer | null>
  /** Puts a code before the scanner, with this text in it. */
  aim(text: string): Promise<void>
  /** Says yes to what the phone itself asks. */
  agree(): Promise<void>
  /** Answers the platform's own question whether to pay, in its sheet on a phone, on its page in a browser. */
  atTill(act: 'pay' | 'leave'): Promise<void>
  /** Leaves a picture of the page, named for the gallery. */
  look(name: string): Promise<void>
  offline(isOffline: boolean): Promise<void>
  /** The app is killed and started again; what it stored is still there. */
  restart(): Promise<void>
  /** What would shut somebody out of this page, as far as the build can be checked for it. */
  barriers(): Promise<string[]>
  /** The tree that WeChat's own templates make of the page's data, and the one on the screen; null on other builds. */
  secondOpinion(): Promise<{ expected: string; actual: string } | null>
  /** What went wrong in the program itself: exceptions, errors on its console, points that its score would lose. */
  complaints(): Promise<string[]>
  close(): Promise<void>
}

export const PATIENCE_MS = 10_000
const GLANCE_MS = 25

/** Looks again and again until there is something to see. */
export async function until<T>(
  what: string,
  glance: () => Promise<T | null | undefined | false>,
): Promise<T> {
  const started = Date.now()
  let trouble: unknown
  while (Date.now() - started < PATIENCE_MS) {
    try {
      const seen = await glance()
      if (seen !== null && seen !== undefined && seen !== false) return seen
    } catch (problem) {
      trouble = problem
    }
    await new Promise((resolve) => setTimeout(resolve, GLANCE_MS))
  }
  const why = trouble instanceof Error ? `: ${trouble.message}` : ''
  throw new Error(`waited ${PATIENCE_MS / 1000} s for ${what}${why}`)
}
