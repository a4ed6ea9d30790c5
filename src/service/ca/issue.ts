import type { InstitutionId } from '../../domain/id.ts'
import type { CertificateRecord, IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { refuseWhileBehind } from '../journal/gate.ts'
import { parsedIssuer } from './build-certificate.ts'
import { recordSignedSwiftly, recordSwiftly, type SwiftRegistration } from './issue-swiftly.ts'
import { type LockedRegistration, recordSignedUnderLock, recordUnderLock } from './issue-under-lock.ts'
import { isSigned, type SignedCertificate } from './issued-records.ts'
import { signCertificate } from './sign-certificate.ts'

export interface Registration extends LockedRegistration {
  /** Tried first, where there is one. */
  swift?: SwiftRegistration
}

type IssuePorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'signer' | 'store' | 'pkiOrigin' | 'journal'>

/**
 * Build → lint → record what will be signed → sign → record. Killed between any two of these, the program leaves
 * either nothing, or a recorded serial number that the same request completes and the sweep abandons after a while.
 */
export async function issueCertificate(
  ports: IssuePorts,
  institutionRecord: InstitutionRecord,
  registration: Registration,
): Promise<SignedCertificate> {
  refuseWhileBehind(ports, institutionRecord)
  const { swift } = registration
  const { id: institution } = institutionRecord
  const swiftly = swift && (await recordSwiftly(ports, institutionRecord, swift))
  const recorded = swiftly?.certificate ?? (await recordUnderLock(ports, institutionRecord, registration))
  if (isSigned(recorded)) return recorded

  const issuer = await issuerOf(ports, institution, recorded)
  if (recorded.tbs === undefined) throw new Error(`${recorded.id} was recorded without its bytes`)
  const der = await signCertificate(ports, { ...issuer, spki: parsedIssuer(issuer).spki }, recorded.tbs)
  const signature = { der, fingerprint: ports.crypto.sha256(der), at: ports.clock.now() }

  return (
    (swift && swiftly && (await recordSignedSwiftly(ports, institution, swift, swiftly, signature))) ??
    (await recordSignedUnderLock(ports, institution, registration, recorded, signature))
  )
}

async function issuerOf(
  { store }: IssuePorts,
  institution: InstitutionId,
  { issuerId }: CertificateRecord,
): Promise<IssuerRecord> {
  const newest = await store.swift(institution).issuer()
  if (newest?.id === issuerId) return newest
  const issuer = (await store.at(institution).issuers.all()).find(({ id }) => id === issuerId)
  if (issuer === undefined) throw new Error(`no issuer ${issuerId}`)
  return issuer
}
