/** What features keep of a member on this phone, to be forgotten when the member leaves it on purpose. */
const keepsakes = new Set<() => unknown>()
let hasLeft = false

/** Whoever comes late, because its page was not open yet, forgets at once. */
export function forgetWhenLeaving(...forget: (() => unknown)[]) {
  for (const one of forget) {
    keepsakes.add(one)
    if (hasLeft) one()
  }
}

export function leavePhone() {
  hasLeft = true
  for (const forget of keepsakes) forget()
}
