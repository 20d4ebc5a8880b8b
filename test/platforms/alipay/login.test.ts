import { certificateSn, rootCertificateSn } from '@/bff/platform/alipay/certificate'
import { newKeyPair, publicPem } from '@/stand-ins/alipay/rsa'
import { aCertificate, issuer } from '../../bff/platform/alipay/certificates'
import { impatient } from '../../bff/platform/party'
import { ALIPAY_APP_ID, MINUTE_MS } from '../../stand-ins/platforms'
import { appPrivateKey, meetAlipay, misconfigured } from '../meeting'

const LOGIN = 'alipay.system.oauth.token'
const badCode = { outcome: 'bad_code' }
const refused = (codes: string) => misconfigured(`it refuses the exchange of a login code (${codes})`)

const subject = (type: string, value: unknown, app = ALIPAY_APP_ID) => ({
  platform: 'alipay',
  app,
  type,
  value,
})

const privatePem = () => newKeyPair().privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

test('a code tells who the person is, by whichever kind of name the app gets', async () => {
  const { standIn, alipay } = await meetAlipay()
  expect(await alipay.login(standIn.codeFor('wang'))).toEqual({
    outcome: 'ok',
    subjects: [subject('user_id', standIn.userIdOf('wang'))],
  })

  Object.assign(standIn.switches, { subject: 'open_id', isGrouped: true })
  expect(await alipay.login(standIn.codeFor('wang'))).toEqual({
    outcome: 'ok',
    subjects: [subject('open_id', standIn.openIdOf('wang')), subject('union_id', expect.any(String), '*')],
  })
})

test('fifty people who sign in at once are told apart', async () => {
  const { standIn, alipay } = await meetAlipay()
  const names = Array.from({ length: 50 }, (_, n) => `person ${n}`)
  const outcomes = await Promise.all(names.map((name) => alipay.login(standIn.codeFor(name))))
  expect(outcomes).toEqual(
    names.map((name) => ({ outcome: 'ok', subjects: [subject('user_id', standIn.userIdOf(name))] })),
  )
})

describe.each(['error_response', 'method'] as const)(
  'where failures come in the node %s',
  (oauthFailuresIn) => {
    const meet = () => meetAlipay({ switches: { oauthFailuresIn } })

    test('a code that is used, old or made up asks for another', async () => {
      const { standIn, clock, alipay } = await meet()
      const [once, old] = [standIn.codeFor('wang'), standIn.codeFor('wang')]
      await alipay.login(once)
      expect(await alipay.login(once)).toEqual(badCode)
      expect(await alipay.login('made-up / + & = 码')).toEqual(badCode)
      clock.pass(3 * MINUTE_MS)
      expect(await alipay.login(old)).toEqual(badCode)
    })

    test('a code of another app is for the operator', async () => {
      const { standIn, alipay, said } = await meet()
      const code = standIn.codeFor('wang', { inApp: '2021000000000001' })
      expect(await alipay.login(code)).toEqual(refused('40002 isv.unmatched-app-id'))
      expect(said).toHaveLength(1)
    })

    test.each([
      ['40002', 'isv.code-invalid', badCode],
      ['40002', 'isv.grant-type-invalid', refused('40002 isv.grant-type-invalid')],
      ['40002', 'isv.unmatched-app-id', refused('40002 isv.unmatched-app-id')],
      ['40002', 'isv.refresh-token-invalid', badCode],
      ['40002', 'isv.refresh-token-time-out', badCode],
      ['40002', 'isv.refreshed-token-invalid', badCode],
      ['20001', 'aop.auth-token-time-out', refused('20001 aop.auth-token-time-out')],
      ['40001', 'isv.missing-signature-key', refused('40001 isv.missing-signature-key')],
      ['40003', 'isv.some-condition', refused('40003 isv.some-condition')],
      ['40004', 'isv.some-business', refused('40004 isv.some-business')],
      ['40006', 'isv.insufficient-isv-permissions', refused('40006 isv.insufficient-isv-permissions')],
    ] as const)('%s %s is reacted to, and not asked again', async (code, subCode, outcome) => {
      const { standIn, alipay } = await meet()
      standIn.failNext(LOGIN, { code, subCode })
      expect(await alipay.login(standIn.codeFor('wang'))).toEqual(outcome)
      expect(standIn.calls(LOGIN)).toBe(1)
    })

    test('an Alipay that fails itself is asked again and then left, with the code still good', async () => {
      const { standIn, alipay } = await meet()
      const failed = { code: '20000', subCode: 'isp.unknow-error' } as const
      standIn.failNext(LOGIN, failed, 2)
      expect(await alipay.login(standIn.codeFor('wang'))).toMatchObject({ outcome: 'ok' })

      const code = standIn.codeFor('wang')
      standIn.failNext(LOGIN, { ...failed, code: '40004' }, 3)
      expect(await alipay.login(code)).toEqual({ outcome: 'busy', cause: 'overloaded' })
      expect(await alipay.login(code)).toMatchObject({ outcome: 'ok' })
    })
  },
)

test('a missing product, a wrong app, a wrong key and a wrong clock are for the operator', async () => {
  const { standIn, alipay, client, said } = await meetAlipay()
  const code = standIn.codeFor('wang')
  const [stranger, forger] = [client({ appId: '2021000000000001' }), client({ privateKey: privatePem() })]
  expect(await stranger.login(code)).toEqual(
    misconfigured('its answer is not signed with the key we have (it may mean 40002 isv.invalid-app-id)'),
  )
  expect(await forger.login(code)).toEqual(refused('40002 isv.invalid-signature'))
  standIn.switches.withoutProduct = [LOGIN]
  expect(await alipay.login(code)).toEqual(refused('40006 isv.insufficient-isv-permissions'))
  expect(said).toHaveLength(3)

  const { client: elsewhere, standIn: late } = await meetAlipay({
    now: () => new Date('2026-03-02T00:00:00Z'),
  })
  expect(await elsewhere().login(late.codeFor('wang'))).toEqual(refused('40002 isv.invalid-timestamp'))
})

test("an answer that is not signed with Alipay's key is not believed, neither a success nor a failure", async () => {
  const { standIn, client } = await meetAlipay()
  const distrustful = client({ publicKey: publicPem(newKeyPair().publicKey) })
  const doubt = 'its answer is not signed with the key we have'
  expect(await distrustful.login(standIn.codeFor('wang'))).toEqual(misconfigured(doubt))
  expect(await distrustful.login('made-up')).toEqual(
    misconfigured(`${doubt} (it may mean 40002 isv.code-invalid)`),
  )
})

test.each([
  ['silence', 'slow'],
  ['hang-up', 'cut_off'],
  ['bad-gateway', 'status'],
  ['garbage', 'garbage'],
] as const)('after %s nothing is known of the code, and it is not sent again', async (trouble, cause) => {
  const { standIn, alipay } = await meetAlipay({}, impatient)
  standIn.failNext(LOGIN, trouble)
  expect(await alipay.login(standIn.codeFor('wang'))).toEqual({ outcome: 'busy', cause })
  expect(standIn.calls(LOGIN)).toBe(1)
})

test('an answer that was lost has used up its code, and another one signs in', async () => {
  const { standIn, alipay } = await meetAlipay()
  const code = standIn.codeFor('wang')
  standIn.failNext(LOGIN, 'lost-reply')
  expect(await alipay.login(code)).toEqual({ outcome: 'busy', cause: 'cut_off' })
  expect(await alipay.login(code)).toEqual(badCode)
  expect(await alipay.login(standIn.codeFor('wang'))).toMatchObject({ outcome: 'ok' })
})

test('an Alipay that is not there is busy', async () => {
  const { standIn, alipay } = await meetAlipay()
  const code = standIn.codeFor('wang')
  await standIn.close()
  expect(await alipay.login(code)).toEqual({ outcome: 'busy', cause: 'unreachable' })
})

describe('in certificate mode', () => {
  const alipayKeys = newKeyPair()
  const appCert = aCertificate(issuer, '2026031600c0ffee')
  const rootCert = [aCertificate({ CN: 'R1' }, '01'), aCertificate({ CN: 'R2' }, '7f')].join('\n')
  const publicKey = aCertificate(issuer, '0a1b2c', publicPem(alipayKeys.publicKey))
  const certificates = {
    appCertSn: certificateSn(appCert),
    alipayRootCertSn: rootCertificateSn(rootCert),
    alipayCertSn: certificateSn(publicKey),
  }

  test('both sides name their certificates, and agree', async () => {
    const { standIn, client } = await meetAlipay({ alipayKeys, certificates })
    const alipay = client({ appCert, rootCert, publicKey })
    expect(await alipay.login(standIn.codeFor('wang'))).toMatchObject({ outcome: 'ok' })
    expect(await alipay.login('made-up')).toEqual(badCode)
  })

  test.each([
    ['none', {}, '40002 isv.missing-app-cert-sn'],
    ['another one of the app', { appCert: aCertificate(issuer, '02') }, '40002 isv.app-cert-not-exist'],
    ['other roots', { rootCert: appCert }, '40002 isv.invalid-alipay-root-cert-sn'],
  ])('an app that names %s is told so', async (_, wrong, codes) => {
    const { standIn, client } = await meetAlipay({ alipayKeys, certificates })
    const isNone = Object.keys(wrong).length === 0
    const alipay = isNone ? client() : client({ appCert, rootCert, publicKey, ...wrong })
    expect(await alipay.login(standIn.codeFor('wang'))).toEqual(refused(codes))
  })

  test('a renewed certificate of Alipay is for the operator, who must fetch it', async () => {
    const renewed = { ...certificates, alipayCertSn: 'f'.repeat(32) }
    const { standIn, client } = await meetAlipay({ alipayKeys, certificates: renewed })
    expect(await client({ appCert, rootCert, publicKey }).login(standIn.codeFor('wang'))).toEqual(
      misconfigured('it signs with another certificate than the one we have, which must be renewed'),
    )
  })
})

test('nothing that is secret is said', async () => {
  const { standIn, client, said } = await meetAlipay()
  const key = privatePem()
  await client({ privateKey: key }).login(standIn.codeFor('wang'))
  expect(said).toHaveLength(1)
  for (const line of [...key.split('\n').slice(1, 3), ...appPrivateKey.split('\n').slice(1, 3), 'wang'])
    expect(said.join()).not.toContain(line)
})
