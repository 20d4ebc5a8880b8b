import { MINUTE_MS } from '../../stand-ins/platforms'
import { meetAlipay, misconfigured } from '../meeting'

const METHOD = 'alipay.user.deloauth.detail.query'
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 60 * MINUTE_MS).toISOString().slice(0, 10)

test.each(['user_id', 'open_id'] as const)(
  'who left on a day is told by their %s, all pages of it',
  async (subject) => {
    const { standIn, clock, alipay } = await meetAlipay({ switches: { subject } })
    for (let n = 0; n < 101; n++) standIn.revoke(`person ${n}`)
    const told = await alipay.revocationsOn(dayOf(clock.now()))
    expect(told).toMatchObject({ outcome: 'ok' })
    const { revocations } = told as Extract<typeof told, { outcome: 'ok' }>
    expect(new Set(revocations.map(({ subject: { value } }) => value)).size).toBe(101)
    expect(revocations[0]!.subject).toMatchObject({ platform: 'alipay', type: subject })
    expect(standIn.calls(METHOD)).toBe(2)
    expect(await alipay.revocationsOn('2020-01-01')).toEqual({ outcome: 'ok', revocations: [] })
  },
)

test('an app that may not ask is for the operator; an Alipay that fails is asked again', async () => {
  const { standIn, clock, alipay, said } = await meetAlipay()
  standIn.failNext(METHOD, { code: '20000', subCode: 'isp.unknow-error' }, 1)
  expect(await alipay.revocationsOn(dayOf(clock.now()))).toEqual({ outcome: 'ok', revocations: [] })
  standIn.switches.withoutProduct = [METHOD]
  expect(await alipay.revocationsOn(dayOf(clock.now()))).toEqual(
    misconfigured('it does not say who left us (40006 isv.insufficient-isv-permissions)'),
  )
  expect(said).toHaveLength(1)
})
