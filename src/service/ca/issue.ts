import { next } from '../../domain/certificate-stage.ts'
import { hinderedByStop } from '../../domain/hindrance.ts'
import { parseId } from '../../domain/id.ts'
import { outlives } from '../../domain/issuer-span.ts'
import { Refusal } from '../../domain/refusal.ts'
import { encodeTbsCertificate, parseCertificate } from '../../pki/certificate.ts'
import { clientCertificate } from '../../pki/certificate-profile.ts'
import { keyIdentifier } from '../../pki/key-identifier.ts'
import { lintCertificate } from '../../pki/lint.ts'
import { serialNumberFromRandom } from '../../pki/serial-number.ts'
import type { CertificateRecord, IssuerRecord, UnsignedCertificate } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'
import type { ApprovedRequest } from './approved-request.ts'
import { signCertificate } from './sign-certificate.ts'

/** What the registration side does in the authority's two transactions. */
export interface Registration {
  /** Decides in the transaction that records. The same key asked again in the same act gets what was recorded then. */
  approve(tx: Repositories): Promise<ApprovedRequest | { again: CertificateRecord }>
  /** In the transaction that records the signature: the earlier unproved one ends, people are told. */
  signed(tx: Repositories, certificate: CertificateRecord): Promise<void>
}

export type SignedCertificate = CertificateRecord & Required<Pick<CertificateRecord, 'der' | 'fingerprint'>>

type IssuePorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'signer' | 'store'>

/**
 * Build → lint → record what will be signed → sign → record. Killed between any two of these, the program leaves
 * either nothing, or a recorded serial number that the same request completes and the sweep abandons after a while.
 */
export async function issueCertificate(
  ports: IssuePorts,
  institution: InstitutionRecord,
  registration: Registration,
): Promise<SignedCertificate> {
  const recorded = await ports.store.transact(institution.id, async (tx) => {
    const approved = await registration.approve(tx)
    return 'again' in approved ? approved.again : recordUnsigned(ports, tx, approved)
  })
  if (isSigned(recorded)) return recorded

  const issuer = await issuerOf(ports, institution, recorded)
  const der = await signCertificate(
    ports,
    { ...issuer, spki: parseCertificate(issuer.certificate).spki },
    recorded.tbs,
  )

  const finished = await ports.store.transact(institution.id, async (tx) => {
    const at = ports.clock.now()
    const fingerprint = ports.crypto.sha256(der)
    const life = await tx.members.lockLife(recorded.memberId)
    const before = await tx.certificates.byId(recorded.id)
    if (before !== undefined && isSigned(before)) return before // the same request, twice at once
    if (before?.stage !== 'signing')
      throw new Refusal('busy', 'the certificate was abandoned while it was signed')
    const stopped = life && hinderedByStop(life.member)
    if (stopped !== undefined) {
      await giveUp(ports, tx, recorded, at)
      return stopped
    }
    await registration.signed(tx, recorded)
    if (!(await tx.certificates.recordSigned(recorded.id, der, fingerprint, at))) {
      throw new Error(`certificate ${recorded.id} moved under our lock`)
    }
    await record(ports, tx, {
      ...byMember(recorded.memberId, at),
      kind: 'certificate-signed',
      certificateId: recorded.id,
      facts: { fingerprint: fingerprint.toHex() },
    })
    return { ...recorded, stage: 'proving' as const, der, fingerprint, issuedAt: at, signedAt: at }
  })
  if ('answer' in finished) throw new Refusal(finished.code, 'stopped while it was signed', finished.facts)
  return finished
}

/** Its holder was stopped while it was signed: the signature is thrown away, and nobody ever gets the certificate. */
async function giveUp(
  ports: IssuePorts,
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

async function recordUnsigned(
  ports: IssuePorts,
  tx: Repositories,
  approved: ApprovedRequest,
): Promise<CertificateRecord> {
  const at = ports.clock.now()
  const issuer = await tx.issuers.issuing()
  if (issuer === undefined) throw new Error('the institution has no issuing CA')
  const unsigned = build(ports, issuer, approved)
  await tx.certificates.record(unsigned, at)
  await record(ports, tx, {
    ...byMember(approved.memberId, at),
    kind: 'certificate-recorded',
    certificateId: unsigned.id,
    issuerId: issuer.id,
    ...(unsigned.renewalId && { renewalId: unsigned.renewalId }),
    ...(unsigned.entitlementId && { entitlementId: unsigned.entitlementId }),
    facts: {
      origin: unsigned.origin,
      serialNumber: unsigned.serialNumber,
      tbsHash: ports.crypto.sha256(unsigned.tbs).toHex(),
      publicKeyHash: approved.publicKeyHash.toHex(),
      expiryDate: unsigned.expiryDate.toString(),
    },
    decision: approved.decision,
  })
  const certificate = await tx.certificates.byId(unsigned.id)
  if (certificate === undefined) throw new Error('a certificate was recorded and is not there')
  return certificate
}

function build(
  { random, crypto }: IssuePorts,
  issuer: IssuerRecord,
  approved: ApprovedRequest,
): UnsignedCertificate {
  const { spki, subject, validity, cause } = approved
  const { notBefore, notAfter, expiryDate } = validity
  const issuing = issuerNames(issuer)
  if (outlives(notAfter, issuing.notAfter)) {
    throw new Refusal('issuer-ends-first', `the CA ends at ${issuing.notAfter}, before the certificate would`)
  }
  const holder = {
    serialNumber: serialNumberFromRandom(random.bytes(16)),
    signatureAlgorithm: issuer.signatureAlgorithm,
    notBefore,
    notAfter,
    subject,
    spki,
    subjectKeyIdentifier: keyIdentifier(spki, (bytes) => crypto.sha256(bytes)),
  }
  const tbs = encodeTbsCertificate(clientCertificate(holder, issuing))
  const faults = lintCertificate(tbs, { ...holder, profile: 'client', issuer: issuing })
  if (faults.length > 0) throw new Error(`refused to sign: ${faults.join('; ')}`)

  return {
    id: parseId(random.uuid()),
    memberId: approved.memberId,
    issuerId: issuer.id,
    origin: cause.origin,
    ...(cause.origin === 'renewal'
      ? { renewalId: cause.renewalId }
      : {
          acquisitionId: cause.acquisitionId,
          ...(cause.entitlementId === undefined ? {} : { entitlementId: cause.entitlementId }),
        }),
    serialNumber: holder.serialNumber,
    publicKeyHash: approved.publicKeyHash,
    keyAlgorithm: approved.keyAlgorithm,
    commonName: approved.commonName,
    tbs,
    signatureAlgorithm: issuer.signatureAlgorithm,
    notBefore,
    notAfter,
    expiryDate,
    proveUntil: approved.proveUntil,
    policyVersion: approved.policyVersion,
  }
}

/** What a certificate says of its issuer, from the issuer's own certificate. */
function issuerNames({ certificate }: IssuerRecord) {
  const { subjectDer, known, notAfter } = parseCertificate(certificate)
  if (known.subjectKeyIdentifier === undefined) throw new Error('the issuing CA has no key identifier')
  return { subject: subjectDer, subjectKeyIdentifier: known.subjectKeyIdentifier, notAfter }
}

async function issuerOf(
  { store }: IssuePorts,
  institution: InstitutionRecord,
  { issuerId }: CertificateRecord,
): Promise<IssuerRecord> {
  const issuer = (await store.at(institution.id).issuers.all()).find(({ id }) => id === issuerId)
  if (issuer === undefined) throw new Error(`no issuer ${issuerId}`)
  return issuer
}

function isSigned(certificate: CertificateRecord): certificate is SignedCertificate {
  return certificate.der !== undefined && certificate.fingerprint !== undefined
}
