import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Build, Setting } from './person'

/** Where pictures of pages are left: a folder for each build and setting. */
export const galleryFolder = path.resolve('screens')

const folderOf = (build: Build, { theme, text }: Setting) =>
  path.join(galleryFolder, `${build}-${theme}${text === 'large' ? '-large' : ''}`)

export async function hang(build: Build, setting: Setting, name: string, png: Buffer) {
  const folder = folderOf(build, setting)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, `${name}.png`), png)
}
