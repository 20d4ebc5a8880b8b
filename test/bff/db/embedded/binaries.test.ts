import { chmod, lstat, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findBinaries } from '@/bff/db/embedded/binaries'

const ourselves = {}
const somebodyElse = { uid: 54321, gid: 54321 }

let room: string
let home: string
let native: string
beforeEach(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'chezhu-binaries-'))
  home = path.join(room, 'home')
  native = path.join(room, 'package/native')
  await mkdir(home)
  await mkdir(path.join(native, 'lib'), { recursive: true })
  await writeFile(path.join(room, 'package/package.json'), '{"version":"18.9.0"}')
  await writeFile(path.join(native, 'lib/libpq.so.5.18'), 'library')
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
  await writeFile(path.join(native, 'pg-symlinks.json'), JSON.stringify(links))
})
afterEach(() => rm(room, { recursive: true, force: true }))

const library = (folder: string) => path.join(folder, 'lib/libpq.so.5')

test('the links that an install script would have made are made', async () => {
  expect(await findBinaries(home, ourselves, native)).toBe(native)
  expect(await readlink(library(native))).toBe('libpq.so.5.18')
  expect(await readFile(library(native), 'utf8')).toBe('library')
})

test('a broken link is replaced, and a good one is left as it is', async () => {
  await symlink('gone.so', library(native))
  await findBinaries(home, ourselves, native)
  expect(await readlink(library(native))).toBe('libpq.so.5.18')

  const before = await lstat(library(native))
  await findBinaries(home, ourselves, native)
  expect((await lstat(library(native))).ino).toBe(before.ino)
})

test('programs in a folder that their user cannot enter are copied to where the database is, once', async () => {
  await chmod(path.join(room, 'package'), 0o700)
  const found = await findBinaries(home, somebodyElse, native)
  expect(found).toBe(path.join(home, 'binaries-18.9.0/native'))
  expect(await readFile(library(found), 'utf8')).toBe('library')
  expect((await lstat(path.join(home, 'binaries-18.9.0'))).mode & 0o005).toBe(0o005)

  const before = await lstat(found)
  expect(await findBinaries(home, somebodyElse, native)).toBe(found)
  expect((await lstat(found)).ino).toBe(before.ino)
})
