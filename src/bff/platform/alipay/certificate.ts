import { createHash, X509Certificate } from 'node:crypto'

/** The name Alipay has for a certificate: its issuer, last part first, and its serial number, hashed. */
export const certificateSn = (pem: string): string => snOf(new X509Certificate(pem))

/** The same for a bundle of roots. Those that are not signed with RSA, of which Alipay has some, do not count. */
export const rootCertificateSn = (bundle: string): string =>
  (bundle.match(PEM) ?? [])
    .map((pem) => new X509Certificate(pem))
    .filter((certificate) => signatureOid(certificate.raw).startsWith(PKCS1_OID))
    .map(snOf)
    .join('_')

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

function snOf(certificate: X509Certificate): string {
  // Unlike `issuer`, which is text for people, the legacy form escapes nothing.
  const issuer = Object.entries({ ...certificate.toLegacyObject().issuer })
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}=${one}`))
    .reverse()
    .join(',')
  return createHash('md5')
    .update(issuer + BigInt(`0x${certificate.serialNumber}`).toString())
    .digest('hex')
}

/** 1.2.840.113549.1.1, as DER writes it. */
const PKCS1_OID = '2a864886f70d0101'

/**
 * The algorithm a certificate is signed with, in hex; Node has no name for it. A certificate is a sequence of what is
 * signed, the algorithm (a sequence that begins with the identifier) and the signature.
 */
function signatureOid(der: Buffer): string {
  const whole = element(der, 0)
  const signed = element(der, whole.contentAt)
  const algorithm = element(der, signed.endAt)
  const oid = element(der, algorithm.contentAt)
  return der.toString('hex', oid.contentAt, oid.endAt)
}

/** A length below 128 is one byte; a longer one says first how many bytes it takes. */
function element(der: Buffer, at: number): { contentAt: number; endAt: number } {
  const first = der.readUInt8(at + 1)
  const lengthBytes = first < 0x80 ? 0 : first - 0x80
  const contentAt = at + 2 + lengthBytes
  const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes)
  return { contentAt, endAt: contentAt + length }
}
