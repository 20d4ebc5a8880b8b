/**
 * A UUID that names one intent of this member, so that a repeat finds what the first try did. It is
 * no secret: phones' script engines have no `crypto`, and 122 bits of `Math.random` never meet twice
 * among one member's requests.
 */
export const newId = () => PATTERN.replace(/[xy]/g, (place) => digit(place === 'y' ? 8 : 0))

const PATTERN = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'

/** A random hex digit; `from` 8 keeps to the four that mark the variant. */
const digit = (from: 0 | 8) => (from + Math.floor(Math.random() * (from ? 4 : 16))).toString(16)
