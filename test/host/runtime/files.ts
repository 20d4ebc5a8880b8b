import type { Phone } from '../phone'

/** Temporary files, by the names that the mini-program knows them by. */
export function createFiles(phone: Phone) {
  const urls = new Map<string, string>()
  let next = 1
  return {
    addPicture() {
      const name = `wxfile://tmp_${next++}.png`
      urls.set(name, phone.picture)
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
