import {
  callsUphill,
  circleIn,
  contractValuesOnThePhone,
  featuresThatMeet,
  packagesOutOfPlace,
  pathsOfTheWrongKind,
  shapesBroken,
  wallsBroken,
  type Doors,
  type Shape,
} from './support/doors'
import { readSources } from './support/sources'

/**
 * Who may import whom. Every room may import itself; what is not listed is forbidden. A side's own name is its top:
 * it wires the rooms below it, and no room sees it.
 */
const doors: Doors = {
  contract: [],
  brand: [],
  commands: [],
  // Written apart from the BFF, so that one mistake is not made on both sides of the wire.
  'stand-ins': [],
  'bff/lib': ['contract', 'brand'],
  // What each feature says of its rows, in the words of the database.
  'bff/lib/belongings': ['contract', 'bff/db'],
  'bff/db': ['bff/lib'],
  'bff/platform': ['bff/lib'],
  'bff/features': ['contract', 'bff/lib', 'bff/db', 'bff/platform'],
  'bff/jobs': ['bff/lib', 'bff/db'],
  'bff/seed': ['bff/lib', 'bff/db', 'bff/features/test-drive/slots', 'brand'],
  bff: ['bff/lib', 'bff/db', 'bff/platform', 'bff/features', 'bff/jobs', 'bff/seed', 'stand-ins'],
  'miniapp/lib': ['contract'],
  'miniapp/platform': ['miniapp/theme.json', 'contract', 'miniapp/lib'],
  'miniapp/ui': ['contract', 'miniapp/lib'],
  'miniapp/features': ['contract', 'miniapp/lib', 'miniapp/platform', 'miniapp/ui'],
  'miniapp/pages': ['contract', 'miniapp/lib', 'miniapp/platform', 'miniapp/ui', 'miniapp/features'],
  miniapp: ['miniapp/lib', 'miniapp/platform', 'miniapp/ui'],
}

/** Which feature of the BFF calls which, through its service. */
const arrows: Doors = {
  'test-drive': ['membership'],
  membership: ['files'],
  points: ['membership'],
  privacy: ['membership', 'files'],
  rewards: ['membership', 'points'],
  garage: ['membership', 'files'],
  payments: ['membership'],
  mall: ['membership', 'payments', 'points'],
}

/** What only some places know: the web server, the driver, the phone's effects, time zones. */
const packages: Doors = {
  '@tarojs/taro': ['miniapp/platform'],
  '@sinclair/typebox': ['contract', 'bff/lib', 'bff/platform'],
  '@fastify': ['bff/app', 'bff/lib'],
  fastify: ['bff/app', 'bff/lib'],
  pg: ['bff/db', 'bff/serving'],
  'pg-boss': ['bff/jobs'],
  aws4fetch: ['bff/platform'],
  dayjs: ['bff/lib/zone', 'miniapp/lib/time'],
}

/** What the parts of a feature leave to each other. */
const shapes: readonly Shape[] = [
  { files: /^src\/bff\/features\/.*(routes|present)\.ts$/, never: /(store|bff\/db\/.*)$/ },
  { files: /^src\/bff\/features\/.*store\.ts$/, never: /(refusal|service|routes|present)$/ },
  { files: /^src\/miniapp\/.*\.tsx$/, never: /(\/api|platform\/http)$/ },
  { files: /^src\/miniapp\/features\/[^/]+\/(api|copy)\.ts$/, never: /features\// },
]

const house = readSources('src')
test('no room imports another without a door', () => {
  expect(wallsBroken(house, doors)).toEqual([])
})

const throughWalls = {
  'src/bff/lib/a.ts': `import { x } from '@/bff/db/sql'`,
  'src/bff/db/b.ts': `import type { X } from '@/contract/test-drive'`,
  'src/bff/seed/c.ts': `export { x } from '@/bff/features/test-drive/store'`,
  'src/bff/features/brand/d.ts': `const x = await import('@/bff/config')`,
  'src/contract/e.ts': `type X = import('@/bff/lib/id').X`,
  'src/miniapp/ui/f.tsx': `import { x } from '../platform/http'`,
  'src/miniapp/pages/g.ts': `import { x } from '@/brand/colour'`,
  'src/commands/h.mjs': `const x = require('../bff/main')`,
  'src/stand-ins/i.ts': `import { x } from '@/bff/platform/wechat'`,
  'src/bff/platform/j.ts': `import { x } from '@/stand-ins/person'`,
}
test.each(Object.entries(throughWalls))('%s with %s would be found', (file, text) => {
  expect(wallsBroken({ [file]: text }, doors)).toEqual([expect.stringContaining(`${file} imports`)])
})

test('a file outside all rooms would be found, and the doors there are stay open', () => {
  expect(wallsBroken({ 'src/stray/a.ts': '' }, doors)).toEqual(['src/stray/a.ts is in no room'])
  const open = {
    'src/bff/seed/a.ts': `import { x } from '@/bff/features/test-drive/slots'`,
    'src/bff/app.ts': `import { x } from './features/brand/routes'`,
    'src/miniapp/ui/a.tsx': `import View from '@tarojs/components'\nimport './a.module.scss'`,
  }
  expect(wallsBroken(open, doors)).toEqual([])
})

test('the phone imports nothing of the contract but types', () => {
  expect(contractValuesOnThePhone(house)).toEqual([])
})

test.each([
  `import { endpoints } from '@/contract'`,
  `import { type Member } from '@/contract/membership'`,
  `import * as contract from '../../contract/brand'`,
  `export { Slot } from '@/contract/primitives'`,
])('on the phone, %s would be found', (text) => {
  expect(contractValuesOnThePhone({ 'src/miniapp/lib/a.ts': text })).toHaveLength(1)
})

test('on the phone, no feature imports another', () => {
  expect(featuresThatMeet(house)).toEqual([])
})

test.each([
  `import { x } from '../test-drive/state'`,
  `import type { X } from '@/miniapp/features/test-drive/state'`,
])('on the phone, %s in another feature would be found', (text) => {
  expect(featuresThatMeet({ 'src/miniapp/features/membership/state.ts': text })).toHaveLength(1)
})

test('features of the BFF call each other through services, and only downhill', () => {
  expect(callsUphill(house, arrows)).toEqual([])
  expect(circleIn(arrows)).toBeNull()
})

test('a call past the service, a call uphill and a circle of arrows would be found', () => {
  const past = { 'src/bff/features/test-drive/a.ts': `import { x } from '../membership/store'` }
  const uphill = { 'src/bff/features/membership/a.ts': `import type { X } from '../test-drive/service'` }
  expect(callsUphill(past, arrows)).toEqual([expect.stringContaining('another feature is its service')])
  expect(callsUphill(uphill, arrows)).toEqual([
    expect.stringContaining('no arrow from membership to test-drive'),
  ])
  expect(circleIn({ workbench: ['feed'], feed: ['points'], points: ['feed'] })).toEqual([
    'feed',
    'points',
    'feed',
  ])
})

test('imports are relative within a room and begin with @/ between rooms', () => {
  expect(pathsOfTheWrongKind(house, doors)).toEqual([])
})

test.each([
  ['src/bff/lib/a.ts', `import { x } from '@/bff/lib/id'`],
  ['src/bff/features/brand/a.ts', `import { x } from '../../lib/brand'`],
  ['src/bff/a.ts', `import { x } from '@/bff/lib/id'`],
  ['src/bff/a.ts', `import { x } from '../contract/brand'`],
])('in %s, %s would be found', (file, text) => {
  expect(pathsOfTheWrongKind({ [file]: text }, doors)).toHaveLength(1)
})

test('packages stay in their places', () => {
  expect(packagesOutOfPlace(house, packages)).toEqual([])
  const planted = {
    'src/miniapp/ui/a.tsx': `import Taro from '@tarojs/taro'`,
    'src/bff/features/brand/a.ts': `import utc from 'dayjs/plugin/utc'\nimport type { FastifyRequest } from 'fastify'`,
  }
  expect(packagesOutOfPlace(planted, packages)).toEqual([
    'src/miniapp/ui/a.tsx imports @tarojs/taro: only miniapp/platform may',
    'src/bff/features/brand/a.ts imports dayjs/plugin/utc: only bff/lib/zone and miniapp/lib/time may',
  ])
})

test('a route asks no store, a store refuses nothing, and a page speaks to its state', () => {
  expect(shapesBroken(house, shapes)).toEqual([])
  const planted = {
    'src/bff/features/a/routes.ts': `import * as store from './store'\nimport type { Row } from './store'`,
    'src/bff/features/a/seat-store.ts': `import { Refusal } from '@/bff/lib/refusal'`,
    'src/miniapp/features/a/pages/b/index.tsx': `import * as api from '../../api'`,
    'src/miniapp/features/a/api.ts': `import { useA } from './state'`,
  }
  expect(shapesBroken(planted, shapes)).toEqual([
    'src/bff/features/a/routes.ts imports ./store',
    'src/bff/features/a/seat-store.ts imports @/bff/lib/refusal',
    'src/miniapp/features/a/pages/b/index.tsx imports ../../api',
    'src/miniapp/features/a/api.ts imports ./state',
  ])
})
