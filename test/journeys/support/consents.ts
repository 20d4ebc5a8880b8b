/** Under which name a phone keeps what was agreed to on it. */
export const CONSENTS = 'chezhu/consents'

const yes = { version: '1', given: true, isCurrent: true, isHeard: false }

/** As a phone remembers it whose owner agreed to what most journeys need, one day before they begin. */
export const agreedBefore = {
  version: 1,
  value: { state: { said: { privacy: yes, location: yes } }, version: 0 },
}
