import { existsSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '@/bff/lib/root'
import {
  barrels,
  drawers,
  looksAtTheClock,
  readsOfTheEnvironment,
  sqlOutOfPlace,
  testsWithoutSource,
  tooLong,
} from './support/habits'
import { readSources, type Sources } from './support/sources'

/** `main` hands the environment to `config`; PostgreSQL's programs get the PATH of who started us. */
const environmentReaders = [
  ...['src/bff/config.ts', 'src/bff/main.ts', 'src/bff/rotate-keys.ts'],
  'src/bff/db/embedded/run.ts',
]

const mirror = {
  mirrored: ['bff', 'brand', 'commands', 'contract', 'miniapp', 'stand-ins'],
  /** Named for what they prove: in a feature, and where a proof spans a whole side. */
  ofBehaviour: [
    'bff/features',
    'miniapp/features',
    'miniapp/platform/private-apis',
    'miniapp/platform/seam',
    'bff/access',
    'bff/limits',
    'bff/log',
    'bff/seed/places',
    'contract/types',
  ],
}

const LINES_MAX = 300

const house = readSources('src', 'test')
const below = (folder: string): Sources =>
  Object.fromEntries(Object.entries(house).filter(([file]) => file.startsWith(folder)))

const speaksSql = (file: string) => /store\.ts$/.test(file) || file.startsWith('src/bff/db/')

test('no file only passes on what other files have', () => {
  expect(barrels(house)).toEqual([])
  const planted = {
    'src/a/index.ts': `export * from './b'\nexport { c } from './c'`,
    'src/b/index.ts': `import { x } from '@/bff/lib/id'\nexport { x }`,
    'src/c/composes.ts': `import { x } from './b'\nexport const all = { ...x }`,
    'src/d/ours.ts': `export { uuidv7 as newId } from 'uuidv7'`,
  }
  expect(barrels(planted)).toEqual(['src/a/index.ts', 'src/b/index.ts'])
})

test('no file or folder is a drawer for everything', () => {
  expect(drawers(house)).toEqual([])
  const planted = [
    'src/bff/lib/utils.ts',
    'src/miniapp/helpers/a.ts',
    'test/support/types.d.ts',
    'src/a/type-face.ts',
  ]
  expect(drawers(Object.fromEntries(planted.map((file) => [file, ''])))).toEqual(planted.slice(0, 3))
})

test(`no hand-written file has more than ${LINES_MAX} lines`, () => {
  expect(tooLong(house, LINES_MAX)).toEqual([])
  const lines = (count: number) => 'x\n'.repeat(count)
  expect(tooLong({ 'a.ts': lines(LINES_MAX), 'b.ts': lines(LINES_MAX + 1) }, LINES_MAX)).toEqual([
    'b.ts has 301 lines',
  ])
})

test('tests stand where their sources do', () => {
  const has = (place: string) => existsSync(path.join(projectRoot, place))
  expect(testsWithoutSource(Object.keys(house), mirror, has)).toEqual([])
  const lost = ['test/bff/lib/nothing.test.ts', 'test/bff/features/nothing/race.test.ts']
  const found = [
    'test/bff/lib/id.test.ts',
    'test/bff/features/test-drive/race.test.ts',
    'test/journeys/book.test.ts',
  ]
  expect(testsWithoutSource([...lost, ...found], mirror, has)).toEqual(lost)
})

test('only the configuration reads the environment of the BFF', () => {
  expect(readsOfTheEnvironment(below('src/bff/'), environmentReaders)).toEqual([])
})

test.each([`const x = process.env.X`, `const x = process['env']`, `const { env } = process`])(
  '%s in the BFF would be found',
  (text) => {
    expect(readsOfTheEnvironment({ 'src/bff/lib/a.ts': text }, environmentReaders)).toEqual([
      'src/bff/lib/a.ts:1',
    ])
  },
)

test('features of the BFF are told the time', () => {
  expect(looksAtTheClock(below('src/bff/features/'))).toEqual([])
})

test.each([`new Date()`, `new Date`, `Date.now()`, `dayjs()`, `[1].map(Date.now)`])(
  '%s would be found',
  (text) => {
    expect(looksAtTheClock({ 'src/bff/features/a.ts': `f(${text})\nf(new Date(0))` })).toEqual([
      'src/bff/features/a.ts:1',
    ])
  },
)

test('only stores speak SQL', () => {
  expect(sqlOutOfPlace(below('src/bff/'), speaksSql)).toEqual([])
})

test.each([
  'db.one`select 1`',
  'db.run`\n  update member set x = ${1}`',
  `query('insert into member values (1)')`,
  '`delete from claim`',
  '`with due as (select 1) select 2`',
])('%s in a service would be found', (text) => {
  expect(sqlOutOfPlace({ 'src/bff/features/a/service.ts': text }, speaksSql)).toHaveLength(1)
  expect(sqlOutOfPlace({ 'src/bff/features/a/seat-store.ts': text }, speaksSql)).toEqual([])
})

test('words about selecting are no SQL', () => {
  expect(sqlOutOfPlace({ 'src/bff/a.ts': `say('Updated. Select a time with care.')` }, speaksSql)).toEqual([])
})
