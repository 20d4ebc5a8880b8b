import { existsSync } from 'node:fs'
import path from 'node:path'

/** The project's folder, from the sources as well as from a bundle below `dist`. */
export const projectRoot = findUp(__dirname)

function findUp(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('no package.json above the program')
  return findUp(parent)
}

export const inProject = (...parts: string[]) => path.join(projectRoot, ...parts)
