import { mkdtemp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fingerprint } from '../../src/commands/fingerprint.mjs'
import { root } from '../../src/commands/root.mjs'

let folder: string
let name: string
beforeEach(async () => {
  await mkdir(path.join(root, '.cache'), { recursive: true })
  folder = await mkdtemp(path.join(root, '.cache/fingerprint-'))
  name = path.relative(root, folder)
  await mkdir(path.join(folder, 'deep'))
  await writeFile(path.join(folder, 'deep/a.ts'), 'a')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('the same content has the same fingerprint', async () => {
  const before = await fingerprint([name])
  await writeFile(path.join(folder, 'deep/a.ts'), 'a')
  expect(await fingerprint([name])).toBe(before)
})

test('a changed, a new, a renamed file and another environment each change it', async () => {
  const seen = [await fingerprint([name]), await fingerprint([name], ['https://bff.test'])]
  await writeFile(path.join(folder, 'deep/a.ts'), 'b')
  seen.push(await fingerprint([name]))
  await writeFile(path.join(folder, 'b.ts'), '')
  seen.push(await fingerprint([name]))
  await rename(path.join(folder, 'b.ts'), path.join(folder, 'c.ts'))
  seen.push(await fingerprint([name]))
  expect(new Set(seen).size).toBe(seen.length)
})

test('what does not exist is no problem: a project need not have every file', async () => {
  expect(await fingerprint(['nowhere'])).toBe(await fingerprint([]))
})
