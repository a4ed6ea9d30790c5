import { isLater } from '../../domain/local-day.ts'
import type { SelfTest } from '../../domain/self-test.ts'
import { sameBytes } from '../../pki/bytes.ts'
import { parseCertificate } from '../../pki/certificate.ts'
import { Malformed } from '../../pki/malformed.ts'
import { id_at_commonName } from '../../pki/oid.ts'
import type { Ports } from '../../ports/ports.ts'
import type { DirectoryEntry } from '../institution/directory.ts'
import { checkLabelExpiry } from '../logon/attempt-label.ts'

/** What reached us, by what stands in it alone. */
export interface SeenCertificate {
  finding: Exclude<SelfTest['certificate'], 'untried'>
  commonName?: string
  notAfter?: Temporal.Instant
}

/** Whether an address is one of a self-test, and still fresh. */
export function checkAddress(
  { crypto, clock }: Pick<Ports, 'crypto' | 'clock'>,
  slug: string,
  label: string,
): 'fresh' | 'stale' | 'no-check' {
  const expiresAt = checkLabelExpiry(crypto, slug, label)
  if (expiresAt === undefined) return 'no-check'
  return isLater(clock.now(), expiresAt) ? 'stale' : 'fresh'
}

/**
 * Whether one reached us, whose it says it is, and whether it names one of this institution's CAs as its issuer. Nobody
 * has logged on here: what we have stored of a certificate is not looked at, let alone told.
 */
export function seeCertificate(
  { clock }: Pick<Ports, 'clock'>,
  { issuers }: DirectoryEntry,
  der: Uint8Array | undefined,
): SeenCertificate {
  if (der === undefined) return { finding: 'none' }
  const certificate = read(der)
  if (certificate === undefined) return { finding: 'other' }
  const { subject, notAfter, issuerDer } = certificate
  const commonName = subject.findLast(({ type }) => type === id_at_commonName)?.value
  const isOurs = issuers.some((issuer) =>
    sameBytes(parseCertificate(issuer.certificate).subjectDer, issuerDer),
  )
  const told = { ...(commonName !== undefined && { commonName }), notAfter }
  if (!isOurs) return { finding: 'other', ...told }
  return { finding: isLater(clock.now(), notAfter) ? 'expired' : 'ours', ...told }
}

/** Undefined for one of a kind that we never issued. */
function read(der: Uint8Array) {
  try {
    return parseCertificate(der)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
