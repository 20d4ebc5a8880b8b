/** Answers the platform's own question for consent with what `ask` brings. */
export type WatchPrivacy = (ask: () => Promise<boolean>) => void

/** Alipay asks for each permission by itself, and a browser does too. */
export const watchPrivacy: WatchPrivacy = () => undefined
