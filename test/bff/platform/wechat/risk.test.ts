import { cuts, hangs, impatient, type Answer } from '../party'
import { appid, aSession, office } from './office'

const aRank = (rank: unknown) => ({
  errcode: 0,
  errmsg: 'getuserriskrank succ',
  risk_rank: rank,
  unoin_id: 7,
})

test('WeChat is asked for its opinion of whoever takes what is given away, by openid and address', async () => {
  const { wechat, askedOf } = await office({ risk: () => aRank(3) })
  expect(await wechat.riskRank('o-anna', '203.0.113.7')).toBe(3)
  const [asked] = askedOf('risk')
  expect(JSON.parse(asked!.body)).toEqual({ appid, openid: 'o-anna', scene: 1, client_ip: '203.0.113.7' })
})

test.each<[string, Answer]>([
  ['an errcode', { errcode: 48001, errmsg: 'no' }],
  ['a rank that there is not', aRank(9)],
  ['no rank', aRank(undefined)],
  ['garbage', '{"errcode":0'],
  ['a lost connection', cuts],
  ['silence', hangs],
  ['a busy system', { errcode: -1 }],
])('%s is no opinion, and is not asked about again', async (_, answer) => {
  const { wechat, askedOf } = await office({ risk: () => answer }, impatient)
  expect(await wechat.riskRank('o-anna', '203.0.113.7')).toBeNull()
  expect(askedOf('risk')).toHaveLength(1)
})

test('opinions that never come keep nobody from signing in', async () => {
  const { wechat } = await office({ risk: () => ({ errcode: -1 }), session: () => aSession })
  for (let n = 0; n < 8; n++) expect(await wechat.riskRank('o-anna', '203.0.113.7')).toBeNull()
  expect(await wechat.login('code')).toMatchObject({ outcome: 'ok' })
})
