import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keysOf } from '@/stand-ins/keys'

const folders: string[] = []
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

async function aFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'chezhu-keys-'))
  folders.push(folder)
  return folder
}

const written = async (folder: string) =>
  (await keysOf(folder)).map(({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' }))

test('keys are the same from one start to the next, and nobody else can read them', async () => {
  const folder = await aFolder()
  const [ours, theirs] = await written(folder)
  expect(ours).not.toBe(theirs)
  expect(await written(folder)).toEqual([ours, theirs])
  expect((await stat(path.join(folder, 'stand-in-keys.json'))).mode & 0o077).toBe(0)
})

test.each(['', '["half', '{}', '["no key", "nor this"]'])(
  'a file that says %j is written anew',
  async (text) => {
    const folder = await aFolder()
    const file = path.join(folder, 'stand-in-keys.json')
    await writeFile(file, text)
    const keys = await written(folder)
    expect(await readFile(file, 'utf8')).not.toBe(text)
    expect(await written(folder)).toEqual(keys)
  },
)

test('without a place to keep them there are keys all the same', async () => {
  expect(await written(path.join(await aFolder(), 'nowhere'))).toHaveLength(2)
})
