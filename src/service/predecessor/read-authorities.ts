import { isLater } from '../../domain/local-day.ts'
import {
  type AuthorityFault,
  type AuthorityShown,
  mostAuthorities,
  type PredecessorShown,
} from '../../domain/predecessor-request.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sameBytes } from '../../pki/bytes.ts'
import { type Certificate, parseCertificate } from '../../pki/certificate.ts'
import { formatName } from '../../pki/format-name.ts'
import { Malformed } from '../../pki/malformed.ts'
import { encodePem, parsePems } from '../../pki/pem.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { foreignKey } from './foreign-key.ts'

/**
 * The CAs whose certificates stand in a PEM text, as they would be shown and registered. Refuses one that is no CA, is
 * over, is there already, or says to have signed itself and has not: a CA is read once, and trusted for years.
 */
export function readAuthorities(
  { crypto }: Pick<Ports, 'crypto'>,
  pem: string,
  known: readonly IssuerRecord[],
  now: Temporal.Instant,
): PredecessorShown {
  const ders = parsePems(pem, ['CERTIFICATE'])
  if (ders.length > mostAuthorities) throw new Malformed(`more than ${mostAuthorities} certificates`)
  const authorities = ders.map((der, at): AuthorityShown => {
    const certificate = parseCertificate(der)
    const fault = isTwice(ders, at) ? 'twice' : faultOf({ crypto }, certificate, known, now)
    const subject = formatName(certificate.subject)
    if (fault !== undefined)
      throw new Refusal('predecessor-unfit', `${subject}: ${fault}`, { fault, subject })
    return {
      subject,
      issuer: formatName(certificate.issuer),
      serialNumber: certificate.serialNumber,
      fingerprint: crypto.sha256(der).toHex(),
      key: foreignKey(certificate.publicKey) ?? '',
      notBefore: certificate.notBefore.toString(),
      notAfter: certificate.notAfter.toString(),
      pem: encodePem('CERTIFICATE', der),
    }
  })
  return { format: 1, act: 'predecessor', authorities }
}

const isTwice = (ders: readonly Uint8Array[], at: number) =>
  ders.findIndex((der) => sameBytes(der, ders[at] ?? der)) < at

function faultOf(
  { crypto }: Pick<Ports, 'crypto'>,
  certificate: Certificate,
  known: readonly IssuerRecord[],
  now: Temporal.Instant,
): AuthorityFault | undefined {
  const { known: says, subjectDer, issuerDer, spki, signatureAlgorithm, tbs, signature } = certificate
  const maySign = says.keyUsage === undefined || says.keyUsage.includes('keyCertSign')
  if (says.basicConstraints?.cA !== true || !maySign) return 'no-ca'
  if (isLater(now, certificate.notAfter)) return 'expired'
  if (foreignKey(certificate.publicKey) === undefined) return 'key'
  const saysItself = sameBytes(subjectDer, issuerDer)
  if (saysItself && !crypto.verify(spki, signatureAlgorithm, tbs, signature)) return 'not-its-own-signature'
  // The same key under another certificate is the same CA; and ours are no predecessors.
  const isKnown = known.some((one) => sameBytes(parseCertificate(one.certificate).spki, spki))
  return isKnown ? 'known' : undefined
}
