import { createHash, createPublicKey } from 'node:crypto'
import { certificateSn, rootCertificateSn } from '@/bff/platform/alipay/certificate'
import { isCertificate, readAlipayKeys, readPublicKey } from '@/bff/platform/alipay/keys'
import { aCertificate, issuer } from './certificates'
import { ali, aliSigns, keyTexts, office, sdk, tokenAnswer, TOKEN_NODE } from './office'

const md5 = (text: string) => createHash('md5').update(text).digest('hex')

const appCert = aCertificate(issuer, '2026031600c0ffee')
const aliCert = aCertificate(issuer, '00f1e2d3c4b5a69788796a5b4c3d2e1f', ali.publicPem)
const roots = [aCertificate({ C: 'CN', CN: 'Root R1' }, '01'), aCertificate({ C: 'CN', CN: 'Root R2' }, '7f')]

/** Alipay's bundle has roots that are signed with curves. */
const curveRoot = `-----BEGIN CERTIFICATE-----
MIIB3DCCAYOgAwIBAgIUHOEnXIWRF2Ut/Ws/Lllz8YhE31QwCgYIKoZIzj0EAwIw
QzELMAkGA1UEBhMCQ04xETAPBgNVBAoMCFl1YW5zaGFuMSEwHwYDVQQDDBhBIHJv
b3Qgc2lnbmVkIGJ5IGEgY3VydmUwIBcNMjYxMTIyMDkyNTMyWhgPMjEyNjEwMjkw
OTI1MzJaMEMxCzAJBgNVBAYTAkNOMREwDwYDVQQKDAhZdWFuc2hhbjEhMB8GA1UE
AwwYQSByb290IHNpZ25lZCBieSBhIGN1cnZlMFkwEwYHKoZIzj0CAQYIKoZIzj0D
AQcDQgAEqeSFO+ulyZVK5zDnfJ0ox844BnjMnK0UZxzeMR6I/wyuFTXtXsmHXs2F
eM/8RnDK01Gy65IzdgCORijjhlCLTKNTMFEwHQYDVR0OBBYEFHD4albCyQWMN/4r
iqWqlWruIU7NMB8GA1UdIwQYMBaAFHD4albCyQWMN/4riqWqlWruIU7NMA8GA1Ud
EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIgVzfCR23g9t9HSXqlvgYyUryC
h5r7jaib/mTyqHUtjtMCIA5rhvg2qDDqwANUBsLknLBye8nxmBOgUZyfv5AMNbPC
-----END CERTIFICATE-----
`
const bundle = [roots[0], curveRoot, roots[1]].join('\n')

test('a certificate is named by its issuer, last part first, and its serial number in decimals', () => {
  const serial = BigInt('0x2026031600c0ffee').toString()
  expect(certificateSn(appCert)).toBe(
    md5(`CN=Class 1 R1,OU=Certification Authority,O=Ant Financial,C=CN${serial}`),
  )
})

test('a bundle of roots is named by those that are signed with RSA', () => {
  expect(rootCertificateSn(bundle)).toBe(`${md5('CN=Root R1,C=CN1')}_${md5('CN=Root R2,C=CN127')}`)
  expect(rootCertificateSn(curveRoot)).toBe('')
})

test.each([
  ['of the app', appCert],
  ['of Alipay, with a long number', aliCert],
  ['with a comma', aCertificate({ ...issuer, O: 'Ant, Inc. <"a+b">; #1' }, '0a')],
  ['in Chinese', aCertificate({ ...issuer, O: '远山汽车' }, '0b')],
  ['with a slash and an equals sign', aCertificate({ ...issuer, CN: 'a/b=c\\d' }, '0c')],
])("the vendor's SDK has the same name for a certificate %s", (_, pem) => {
  const theirs = sdk({
    appCertContent: pem,
    alipayRootCertContent: bundle,
    alipayPublicCertContent: aliCert,
  }).config
  expect(certificateSn(pem)).toBe(theirs.appCertSn)
  expect(rootCertificateSn(bundle)).toBe(theirs.alipayRootCertSn)
  expect(certificateSn(aliCert)).toBe(theirs.alipayCertSn)
})

test("Alipay's key is the one in its certificate", () => {
  expect(readPublicKey(aliCert).equals(createPublicKey(ali.publicPem))).toBe(true)
  expect([isCertificate(aliCert), isCertificate(ali.publicPem)]).toEqual([true, false])
})

test('in certificate mode a login names all certificates and believes only the one it knows', async () => {
  const keys = readAlipayKeys({ ...keyTexts, publicKey: aliCert, appCert, rootCert: bundle })
  const node = '{"open_id":"o-anna"}'
  const signedBy = (sn: string) =>
    `{"${TOKEN_NODE}":${node},"alipay_cert_sn":"${sn}","sign":"${aliSigns(node)}"}`
  const { alipay, asked } = await office(
    ({ fields }) => signedBy(fields['code'] === 'new' ? 'a-newer-certificate' : certificateSn(aliCert)),
    { keys },
  )
  expect(await alipay.login('known')).toMatchObject({ outcome: 'ok' })
  expect(await alipay.login('new')).toMatchObject({ outcome: 'misconfigured' })
  expect(asked[0]!.fields).toMatchObject({
    app_cert_sn: certificateSn(appCert),
    alipay_root_cert_sn: rootCertificateSn(bundle),
  })
})

test('without certificates none are named', async () => {
  const { alipay, asked } = await office(() => tokenAnswer({ open_id: 'o' }))
  await alipay.login('code')
  expect(Object.keys(asked[0]!.fields).join()).not.toContain('cert')
})
