import type { InstitutionId } from '../../domain/id.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { OutboxItem } from '../../ports/outbox.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RenewalRecord } from '../../ports/renewal-records.ts'
import type { MemberVersion } from '../../ports/swift.ts'
import { auditRow } from '../audit/record.ts'
import type { ApprovedRequest } from './approved-request.ts'
import { buildCertificate } from './build-certificate.ts'
import {
  asRecorded,
  asSigned,
  recordedEvent,
  type Signature,
  type SignedCertificate,
  signedEvent,
} from './issued-records.ts'

/**
 * A registration without a lock, for a renewal in which nothing is on its way. What it decided upon is named by its
 * version, and written only where that still holds: else it is begun again under the lock.
 */
export interface SwiftRegistration {
  seen: MemberVersion
  /** Where no renewal runs: the one that begins with it. */
  opens?: RenewalRecord
  approve(): ApprovedRequest
  mails(certificate: CertificateRecord): OutboxItem[]
}

export interface RecordedSwiftly {
  certificate: CertificateRecord
  /** As our own writing left it. */
  seen: MemberVersion
}

type SwiftPorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'store' | 'origin' | 'pkiOrigin'>

export async function recordSwiftly(
  ports: SwiftPorts,
  { id: institution, slug }: Pick<InstitutionRecord, 'id' | 'slug'>,
  { seen, approve, opens }: SwiftRegistration,
): Promise<RecordedSwiftly | undefined> {
  const swift = ports.store.swift(institution)
  const at = ports.clock.now()
  const approved = approve()
  const unsigned = buildCertificate(ports, slug, await swift.issuer(), approved)
  const event = auditRow(ports, institution, recordedEvent(ports, unsigned, approved, at))
  const left = await swift.record(seen, unsigned, event, at, opens)
  return left && { certificate: asRecorded(unsigned, at), seen: left }
}

export async function recordSignedSwiftly(
  ports: SwiftPorts,
  institution: InstitutionId,
  { mails }: SwiftRegistration,
  { seen, certificate }: RecordedSwiftly,
  signature: Signature,
): Promise<SignedCertificate | undefined> {
  const { id: certificateId, memberId, renewalId } = certificate
  if (renewalId === undefined) return undefined
  const done = await ports.store.swift(institution).recordSigned({
    ...signature,
    seen,
    memberId,
    certificateId,
    renewalId,
    event: auditRow(ports, institution, signedEvent(certificate, signature)),
    mails: mails(certificate),
  })
  return done ? asSigned(certificate, signature) : undefined
}
