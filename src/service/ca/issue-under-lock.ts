import { next } from '../../domain/certificate-stage.ts'
import { hinderedByStop } from '../../domain/hindrance.ts'
import type { InstitutionId } from '../../domain/id.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import type { ApprovedRequest } from './approved-request.ts'
import { buildCertificate } from './build-certificate.ts'
import {
  asRecorded,
  asSigned,
  isSigned,
  recordedEvent,
  type Signature,
  type SignedCertificate,
  signedEvent,
} from './issued-records.ts'

/** What the registration side does in the authority's two transactions. */
export interface LockedRegistration {
  /** Decides in the transaction that records. The same key asked again in the same act gets what was recorded then. */
  approve(tx: Repositories): Promise<ApprovedRequest | { again: CertificateRecord }>
  /** In the transaction that records the signature: the earlier unproved one ends, people are told. */
  signed(tx: Repositories, certificate: CertificateRecord): Promise<void>
}

type LockedPorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'store' | 'pkiOrigin'>

export async function recordUnderLock(
  ports: LockedPorts,
  { id: institution, slug }: Pick<InstitutionRecord, 'id' | 'slug'>,
  registration: LockedRegistration,
): Promise<CertificateRecord> {
  return ports.store.transact(institution, async (tx) => {
    const approved = await registration.approve(tx)
    if ('again' in approved) return approved.again
    const at = ports.clock.now()
    const unsigned = buildCertificate(ports, slug, await tx.issuers.issuing(), approved)
    await tx.certificates.record(unsigned, at)
    await record(ports, tx, recordedEvent(ports, unsigned, approved, at))
    return asRecorded(unsigned, at)
  })
}

export async function recordSignedUnderLock(
  ports: LockedPorts,
  institution: InstitutionId,
  registration: LockedRegistration,
  recorded: CertificateRecord,
  signature: Signature,
): Promise<SignedCertificate> {
  const finished = await ports.store.transact(institution, async (tx) => {
    const life = await tx.members.lockLife(recorded.memberId)
    const before = await tx.certificates.byId(recorded.id)
    if (before !== undefined && isSigned(before)) return before // the same request, twice at once
    if (before?.stage !== 'signing')
      throw new Refusal('busy', 'the certificate was abandoned while it was signed')
    const stopped = life && hinderedByStop(life.member)
    if (stopped !== undefined) {
      await giveUp(ports, tx, recorded, ports.clock.now())
      return stopped
    }
    await registration.signed(tx, recorded)
    const { der, fingerprint, at } = signature
    if (!(await tx.certificates.recordSigned(recorded.id, der, fingerprint, at))) {
      throw new Error(`certificate ${recorded.id} moved under our lock`)
    }
    await record(ports, tx, signedEvent(recorded, signature))
    return asSigned(recorded, signature)
  })
  if ('answer' in finished) throw new Refusal(finished.code, 'stopped while it was signed', finished.facts)
  return finished
}

/** Its holder was stopped while it was signed: the signature is thrown away, and nobody ever gets the certificate. */
async function giveUp(
  ports: LockedPorts,
  tx: Repositories,
  { id, memberId }: CertificateRecord,
  at: Temporal.Instant,
): Promise<void> {
  const to = next('signing', 'abandon')
  if (to === undefined || !(await tx.certificates.move(id, { from: 'signing', to, at }))) {
    throw new Error(`certificate ${id} moved under our lock`)
  }
  await record(ports, tx, {
    at,
    actor: 'system',
    kind: 'certificate-abandoned',
    memberId,
    certificateId: id,
    facts: { from: 'signing', to, because: 'member-stopped' },
  })
}
