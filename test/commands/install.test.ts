import { isComplete } from '../../src/commands/install.mjs'

const lock = (packages: Record<string, { version: string; optional?: boolean; dev?: boolean }>) => ({
  packages: { '': { version: '0.1.0' }, ...packages },
})
const wanted = lock({
  'node_modules/fastify': { version: '5.0.0' },
  'node_modules/jest': { version: '30.0.0', dev: true },
  'node_modules/other-system': { version: '1.0.0', optional: true },
})

test('a folder that nobody has installed into is incomplete', () => {
  expect(isComplete(wanted, { packages: {} }, true)).toBe(false)
})

test('a package of another version is installed anew', () => {
  const present = lock({
    'node_modules/fastify': { version: '4.0.0' },
    'node_modules/jest': { version: '30.0.0' },
  })
  expect(isComplete(wanted, present, true)).toBe(false)
})

test('packages for other systems may be missing', () => {
  const present = lock({
    'node_modules/fastify': { version: '5.0.0' },
    'node_modules/jest': { version: '30.0.0' },
  })
  expect(isComplete(wanted, present, true)).toBe(true)
})

test('the tools that build and test are asked for only where something is built or tested', () => {
  const present = lock({ 'node_modules/fastify': { version: '5.0.0' } })
  expect(isComplete(wanted, present, false)).toBe(true)
  expect(isComplete(wanted, present, true)).toBe(false)
})
