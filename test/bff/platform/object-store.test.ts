import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { folderStore, memoryStore, type ObjectStore } from '@/bff/platform/object-store'

let folder = ''
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'chezhu-objects-'))))
afterEach(() => rm(folder, { recursive: true }))

const stores: [string, () => ObjectStore][] = [
  ['a folder', () => folderStore(path.join(folder, 'objects'))],
  ['memory', () => memoryStore()],
]

describe.each(stores)('%s', (_where, open) => {
  test('gives back what was put, until it is removed', async () => {
    const [store, key] = [open(), randomUUID()]
    expect(await store.get(key)).toBeNull()
    await store.put(key, Buffer.from('one'))
    await store.put(key, Buffer.from('two'))
    expect((await store.get(key))?.toString()).toBe('two')
    await store.remove(key)
    await store.remove(key)
    expect(await store.get(key)).toBeNull()
  })

  test.each(['../../etc/passwd', '', 'a', `${randomUUID()}/x`, randomUUID().toUpperCase()])(
    'keeps nothing under %j',
    async (key) => {
      await expect(open().put(key, Buffer.from('x'))).rejects.toThrow('not a key of ours')
    },
  )
})

test('in a folder, nobody else of the machine may read a file, and none is left half written', async () => {
  const [store, key] = [folderStore(folder), randomUUID()]
  await store.put(key, Buffer.from('secret'))
  expect(await readdir(path.join(folder, key.slice(-2)))).toEqual([key])
  expect((await stat(path.join(folder, key.slice(-2), key))).mode & 0o077).toBe(0)
})
