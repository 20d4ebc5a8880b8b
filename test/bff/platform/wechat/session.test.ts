import { createSecretKey } from 'node:crypto'
import { inspect } from 'node:util'
import { sessionSignature } from '@/bff/platform/wechat/session'
import { cuts, hangs, impatient, type Answer } from '../party'
import { appid, aSession, office, secret } from './office'

test('a code is exchanged for the openid, and for the unionid where the owner has several apps', async () => {
  const { wechat, asked } = await office({
    session: ({ fields }) => (fields['js_code'] === 'one' ? aSession : { ...aSession, unionid: 'u-anna' }),
  })
  expect(await wechat.login('one')).toEqual({
    outcome: 'ok',
    subjects: [{ platform: 'wechat', app: appid, type: 'openid', value: 'o-anna' }],
  })
  expect(await wechat.login('two & =')).toEqual({
    outcome: 'ok',
    subjects: [
      { platform: 'wechat', app: appid, type: 'openid', value: 'o-anna' },
      { platform: 'wechat', app: '*', type: 'unionid', value: 'u-anna' },
    ],
  })
  expect(asked[1]).toMatchObject({
    method: 'GET',
    fields: { appid, secret, js_code: 'two & =', grant_type: 'authorization_code' },
  })
})

test.each([
  [40029, { outcome: 'bad_code' }],
  [40163, { outcome: 'bad_code' }],
  [45011, { outcome: 'limited' }],
  [40226, { outcome: 'refused' }],
  [40013, { outcome: 'misconfigured', what: 'it answers with errcode 40013' }],
  [40125, { outcome: 'misconfigured', what: 'it answers with errcode 40125' }],
  [99999, { outcome: 'misconfigured', what: 'it answers with errcode 99999' }],
])('errcode %d has its reaction, at the first answer', async (errcode, outcome) => {
  const { wechat, asked } = await office({ session: () => ({ errcode, errmsg: 'no, rid: 1-2-3' }) })
  expect(await wechat.login('code')).toEqual(outcome)
  expect(asked).toHaveLength(1)
})

test.each([41002, 41004, 41008])('errcode %d, a missing parameter, is a bug', async (errcode) => {
  const { wechat } = await office({ session: () => ({ errcode }) })
  await expect(wechat.login('code')).rejects.toThrow(String(errcode))
})

test('a busy WeChat is asked again with the same code, which it has not used', async () => {
  const { wechat, asked } = await office({ session: () => (asked.length === 1 ? { errcode: -1 } : aSession) })
  expect(await wechat.login('code')).toMatchObject({ outcome: 'ok' })
  expect(asked.map(({ fields }) => fields['js_code'])).toEqual(['code', 'code'])
})

test.each<[string, Answer]>([
  ['slow', hangs],
  ['cut_off', cuts],
  ['garbage', '<html>'],
  ['garbage', ''],
  ['garbage', 'null'],
  ['garbage', []],
  ['garbage', { errcode: 'forty' }],
  ['garbage', { openid: 7, session_key: 'k' }],
  ['garbage', { session_key: 'k' }],
  ['garbage', { errcode: 0, openid: '', session_key: 'k' }],
  ['too_large', JSON.stringify({ ...aSession, padding: 'x'.repeat(300_000) })],
])('a code that may have been used is not sent again: %s', async (cause, answer) => {
  const { wechat, asked } = await office({ session: () => answer }, cause === 'slow' ? impatient : {})
  expect(await wechat.login('code')).toEqual({ outcome: 'busy', cause })
  expect(asked).toHaveLength(1)
})

test('errcode 0 is a success like no errcode at all', async () => {
  const { wechat } = await office({ session: () => ({ errcode: 0, errmsg: 'ok', ...aSession }) })
  expect(await wechat.login('code')).toMatchObject({ outcome: 'ok' })
})

test('neither the session key nor the app secret is in what is handed on or said', async () => {
  const { wechat, said } = await office({
    session: ({ fields }) => (fields['js_code'] === 'good' ? aSession : { errcode: 40125, errmsg: secret }),
  })
  const all = inspect([await wechat.login('good'), await wechat.login('bad'), said], { depth: 9 })
  expect(said).toEqual(['WeChat: it answers with errcode 40125.'])
  expect(all).not.toContain(aSession.session_key)
  expect(all).not.toContain(secret)
})

test('a session is named to WeChat by the signature of its key', () => {
  const key = createSecretKey('tiihtNczf5v6AKRyjwEUhQ==', 'utf8')
  expect(sessionSignature(key)).toBe('7154f9f8b4b76b92f541cbf0e37d48840fa06e5e42da92a6f80168a1516a4735')
  expect(inspect(key)).not.toContain('tiih')
})
