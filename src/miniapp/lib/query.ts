type Params = Record<string, string | number | undefined>

/** `?city=310100&model=lan`, or nothing; what is undefined is left out. */
export function writeQuery(params: Params) {
  const pairs = Object.entries(params).filter(([, value]) => value !== undefined)
  const written = pairs.map(([key, value]) => `${key}=${encodeURIComponent(value as string | number)}`)
  return written.length > 0 ? `?${written.join('&')}` : ''
}

/** What follows the question mark of a link; phones' script engines have no `URLSearchParams`. */
export function readQuery(search: string): Record<string, string> {
  const pairs = search.split('&').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = '', ...value] = pair.split('=')
      return [decoded(key), decoded(value.join('='))]
    }),
  )
}

/** Some platforms hand a page its query decoded, others as it was written. */
export function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone % was never encoded
  }
}
