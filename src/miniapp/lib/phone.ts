/** The contract's rule, so that a member hears at once what the BFF would say later. */
export const isMobile = (text: string) => /^1[3-9]\d{9}$/.test(text)

/** What a member typed or pasted, as the eleven digits we send: no spaces, dashes or country code. */
export const normalMobile = (text: string) =>
  text
    .replace(/[０-９]/g, (digit) => String('０１２３４５６７８９'.indexOf(digit)))
    .replace(/[^\d+]/g, '')
    .replace(/^(\+|00)86/, '')
    .slice(0, 11)

/** `138 0013 8000`, as far as it has been typed; a masked number is grouped alike. */
export const spacedMobile = (mobile: string) =>
  [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)].filter(Boolean).join(' ')
