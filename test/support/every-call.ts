/** A module's functions, and which of them a test has not called yet: so that none is forgotten. */
export function everyCall<Api extends object>(functions: Api) {
  const called = new Set<PropertyKey>()
  const api = new Proxy(functions, {
    get: (target, name) => {
      called.add(name)
      return target[name as keyof Api]
    },
  })
  return { api, uncalled: () => Object.keys(functions).filter((name) => !called.has(name)) }
}
