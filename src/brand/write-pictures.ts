import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { brandPictures } from './pictures'
import { renderWebp } from './render'

/**
 * Renders every picture of the brand into `folder`, each under a name that holds a hash of its content, with
 * `manifest.json` from the plain names to the files.
 */
export async function writePictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const manifest: Record<string, string> = {}
  for (const { name, svg, width } of brandPictures()) {
    const webp = await renderWebp(svg, { width })
    const file = `${name}.${createHash('sha256').update(webp).digest('hex').slice(0, 10)}.webp`
    await writeFile(path.join(folder, file), webp)
    manifest[name] = file
  }
  await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2))
}
