import type { DropPicture, KeepPicture } from './kept-picture'
import { picture } from './origin'

/** As a text that holds all of it: a browser keeps no files for us. */
export const keepPicture: KeepPicture = async (link) => {
  try {
    const answer = await fetch(picture(link))
    return answer.ok ? await textOf(await answer.blob()) : null
  } catch {
    return null // offline: the next time
  }
}

export const dropPicture: DropPicture = () => undefined

const textOf = (content: Blob) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(reader.result as string)
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'))
    reader.readAsDataURL(content)
  })
