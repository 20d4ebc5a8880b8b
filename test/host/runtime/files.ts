/** A picture of one pixel stands for what a camera or an album would give. */
const PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Temporary files, by the names that the mini-program knows them by. */
export function createFiles() {
  const urls = new Map<string, string>()
  let next = 1
  return {
    addPicture() {
      const name = `wxfile://tmp_${next++}.png`
      urls.set(name, PICTURE)
      return name
    },
    /** Where the browser finds what the mini-program names: its package, a temporary file or the network. */
    urlOf(source: string) {
      const temporary = urls.get(source)
      if (temporary) return temporary
      if (/^(https?:|data:|blob:)/.test(source)) return source
      return `/package/${source.replace(/^(\.?\/)+/, '')}`
    },
  }
}

export type Files = ReturnType<typeof createFiles>
