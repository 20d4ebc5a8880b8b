import forge from 'node-forge'
import { app } from './office'

type Name = { C?: string; O?: string; OU?: string; CN?: string }

/** A certificate for a public key, signed by the test's own key with RSA. */
export function aCertificate(issuer: Name, serialNumber: string, publicPem = app.publicPem): string {
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.publicKeyFromPem(publicPem)
  certificate.serialNumber = serialNumber
  certificate.validity.notBefore = new Date('2020-01-01T00:00:00Z')
  certificate.validity.notAfter = new Date('2049-01-01T00:00:00Z')
  certificate.setIssuer(
    Object.entries(issuer).map(([shortName, value]) => ({
      shortName,
      value,
      // Otherwise letters beyond Latin would be lost.
      valueTagClass: forge.asn1.Type.UTF8 as unknown as forge.asn1.Class,
    })),
  )
  certificate.setSubject([{ shortName: 'CN', value: 'the app' }])
  certificate.sign(forge.pki.privateKeyFromPem(app.privatePem), forge.md.sha256.create())
  return forge.pki.certificateToPem(certificate).replaceAll('\r', '')
}

export const issuer: Name = { C: 'CN', O: 'Ant Financial', OU: 'Certification Authority', CN: 'Class 1 R1' }
