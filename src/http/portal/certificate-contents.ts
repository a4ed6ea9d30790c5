import { parseCertificate } from '../../pki/certificate.ts'
import { formatName } from '../../pki/format-name.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import { isSigned } from '../../service/ca/issued-records.ts'
import type { CertificateView } from '../../service/certificate/read-certificates.ts'
import type { CertificateContents } from '../../web/pages/certificate-contents.ts'
import type { CertificateInHistory } from '../../web/pages/certificate-page.ts'
import type { Asked, Portal } from './portal-env.ts'
import { zoned } from './shell.ts'

/** A certificate as pages show it: read from its own bytes, not from what we noted about it. */
export function certificateContents(
  portal: Portal,
  c: Asked,
  certificate: CertificateRecord,
): CertificateContents {
  if (!isSigned(certificate)) throw new Error(`${certificate.id} was never signed, or never shown`)
  const { der, fingerprint, commonName, keyAlgorithm, expiryDate } = certificate
  const { subject, issuer, serialNumber, notBefore, notAfter } = parseCertificate(der)
  return {
    commonName,
    subject: formatName(subject),
    issuer: formatName(issuer),
    serialNumber,
    notBefore: zoned(portal, c, notBefore),
    notAfter: zoned(portal, c, notAfter),
    expiryDate,
    key: keyAlgorithm,
    fingerprint: fingerprint.toHex(),
  }
}

/** The stored stage, save where time alone has ended it. */
export function stateOf({ certificate, standing }: CertificateView): CertificateInHistory['state'] {
  if (standing.kind === 'expired-recoverable' || standing.kind === 'lapsed') return 'expired'
  return standing.kind === 'superseded' ? 'superseded' : certificate.stage
}

export function certificateInHistory(portal: Portal, c: Asked, view: CertificateView): CertificateInHistory {
  const { certificate } = view
  if (!isSigned(certificate)) throw new Error(`${certificate.id} was never signed, or never shown`)
  const { commonName, serialNumber, issuedAt, expiryDate } = certificate
  return {
    commonName,
    serialNumber,
    issuedOn: zoned(portal, c, issuedAt).toPlainDate(),
    expiryDate,
    state: stateOf(view),
  }
}
