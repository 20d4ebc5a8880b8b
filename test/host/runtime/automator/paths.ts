/** The value at `list[0].name`; the whole when no path is given. */
export function atPath(value: unknown, path: unknown): unknown {
  if (typeof path !== 'string' || !path) return value
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  return keys.reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value)
}
