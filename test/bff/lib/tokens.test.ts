import { createHmac } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { makeTokens, TOKEN_LIFE_MS } from '@/bff/lib/tokens'

const MEMBER = '01890a5d-ac96-774b-bcce-b302099a8057'
const SESSION = '01890a5d-ac96-774b-bcce-b302099a8058'
const SECRET = 'a secret of the house'

function house(secret = SECRET) {
  const clock = { now: new Date('2026-03-10T00:00:00Z') }
  const tokens = makeTokens(secret, () => clock.now)
  const ask = (authorization?: string) =>
    tokens.authenticate({ headers: { authorization } } as FastifyRequest)
  return { clock, ask, issue: () => tokens.issue(MEMBER, SESSION, 3) }
}

const part = (content: object) => Buffer.from(JSON.stringify(content)).toString('base64url')
const signed = (header: object, claims: object, secret = SECRET, hash = 'sha256') => {
  const text = `${part(header)}.${part(claims)}`
  return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
}
const later = { sub: MEMBER, sid: SESSION, ep: 3, exp: Date.parse('2026-03-11') / 1000 }

test('a member is known by the token they were given', () => {
  const { ask, issue } = house()
  const { token } = issue()
  expect(ask(`Bearer ${token}`)).toEqual({ id: MEMBER, sessionId: SESSION, epoch: 3 })
  expect(ask(`Bearer ${token}`)).toEqual({ id: MEMBER, sessionId: SESSION, epoch: 3 })
})

test('a token is worth nothing from the moment it was said to expire, remembered or not', () => {
  const { clock, ask, issue } = house()
  const { token, expiresAt } = issue()
  expect(expiresAt.getTime()).toBe(clock.now.getTime() + TOKEN_LIFE_MS)

  clock.now = new Date(expiresAt.getTime() - 1)
  expect(ask(`Bearer ${token}`)).toEqual({ id: MEMBER, sessionId: SESSION, epoch: 3 })
  clock.now = expiresAt
  expect(ask(`Bearer ${token}`)).toBeNull()
})

test('a token says nothing about a member but who it is, and on which of their devices', () => {
  const { issue } = house()
  const [, claims = ''] = issue().token.split('.')
  expect(Object.keys(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object).sort()).toEqual([
    'ep',
    'exp',
    'sid',
    'sub',
  ])
})

test('our own signature made elsewhere is as good, so what follows fails for its one difference', () => {
  expect(house().ask(`Bearer ${signed({ alg: 'HS256', typ: 'JWT' }, later)}`)).toEqual({
    id: MEMBER,
    sessionId: SESSION,
    epoch: 3,
  })
})

test.each([
  ['another secret', signed({ alg: 'HS256', typ: 'JWT' }, later, 'guessed')],
  ['no algorithm', `${part({ alg: 'none', typ: 'JWT' })}.${part(later)}.`],
  ['no algorithm, but a signature', signed({ alg: 'none', typ: 'JWT' }, later)],
  ['another algorithm', signed({ alg: 'HS512', typ: 'JWT' }, later, SECRET, 'sha512')],
  [
    'another member',
    house()
      .issue()
      .token.replace(/\.[^.]+\./, `.${part({ ...later, sub: 'other' })}.`),
  ],
  ['no end', signed({ alg: 'HS256', typ: 'JWT' }, { sub: MEMBER, sid: SESSION, ep: 3 })],
  ['an end that is no time', signed({ alg: 'HS256', typ: 'JWT' }, { ...later, exp: 'never' })],
  ['nobody', signed({ alg: 'HS256', typ: 'JWT' }, { ...later, sub: undefined })],
  ['no device', signed({ alg: 'HS256', typ: 'JWT' }, { ...later, sid: undefined })],
  ['garbage', 'garbage'],
  ['dots', '..'],
  ['nothing', ''],
])('a token is refused with %s', (_, token) => {
  expect(house().ask(`Bearer ${token}`)).toBeNull()
})

test('a token counts only where it belongs', () => {
  const { ask, issue } = house()
  const { token } = issue()
  for (const header of [undefined, token, `Basic ${token}`, `bearer`, 'Bearer'])
    expect(ask(header)).toBeNull()
})
