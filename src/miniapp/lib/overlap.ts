/** Asked again while it is under way, it is not asked twice: a page that opens is also shown. */
export function withoutOverlap<T>(ask: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null
  return () => (underWay ??= ask().finally(() => (underWay = null)))
}
