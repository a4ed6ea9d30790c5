import type { IssuerId, MemberId } from '../../domain/id.ts'
import { foreignExpiryDate } from '../../domain/predecessor.ts'
import { sameBytes } from '../../pki/bytes.ts'
import { type Certificate, parseCertificate } from '../../pki/certificate.ts'
import { Malformed } from '../../pki/malformed.ts'
import { id_at_commonName } from '../../pki/oid.ts'
import type { CertificateRecord, IssuerRecord, SeenForeign } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { CertificateCase } from '../../ports/swift.ts'
import { byMember, record } from '../audit/record.ts'
import type { DirectoryEntry } from '../institution/directory.ts'
import { foreignKey } from './foreign-key.ts'

type SeePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'origin'>

interface Shown {
  der: Uint8Array
  /** Lower-case hex. */
  fingerprint: string
}

/**
 * A certificate of a predecessor's is shown for the first time, brought in by its fingerprint (`known`) or by its serial
 * number. Who says to have issued it proves nothing: it is verified by the key of a registered CA, and then all of it is
 * remembered. False when it is nobody's here, or not what it says.
 */
export async function seeForeign(
  ports: SeePorts,
  institution: InstitutionRecord,
  issuers: DirectoryEntry['issuers'],
  { der, fingerprint }: Shown,
  known: CertificateCase['certificate'] | undefined,
): Promise<boolean> {
  const certificate = readForeign(der)
  const issuer = certificate && issuers.find((one) => hasSigned(ports, one, certificate))
  const seen = certificate && whatItSays(ports, institution, certificate, der, fingerprint)
  if (issuer === undefined || seen === undefined) return false
  return ports.store.transact(institution.id, async (tx) => {
    const brought = await broughtIn(tx, issuer.id, seen.serialNumber, known)
    if (brought === undefined) {
      // Whoever showed it at the same time may have been first since `known` was read.
      const first = await tx.certificates.byFingerprint(seen.fingerprint)
      return first?.issuerId === issuer.id && first.der !== undefined
    }
    await tx.members.lockLife(brought.memberId)
    // Of two that show it at once one is the first.
    if (await tx.certificates.see(brought.id, seen)) await remember(ports, tx, brought, seen)
    return true
  })
}

/** One certificate that was brought in twice, by either of its names, is not known to be either person's. */
async function broughtIn(
  tx: Repositories,
  issuer: IssuerId,
  serialNumber: string,
  known: { id: CertificateRecord['id'] } | undefined,
): Promise<CertificateRecord | undefined> {
  const bySerial = await tx.certificates.unseenBySerial(issuer, serialNumber)
  if (known === undefined) return bySerial
  const byFingerprint = await tx.certificates.byId(known.id)
  const isTwo = bySerial !== undefined && bySerial.id !== known.id
  return byFingerprint?.issuerId === issuer && !isTwo ? byFingerprint : undefined
}

function remember(
  ports: SeePorts,
  tx: Repositories,
  { id, memberId, issuerId, expiryDate }: CertificateRecord & { memberId: MemberId },
  seen: SeenForeign,
): Promise<void> {
  return record(ports, tx, {
    ...byMember(memberId, ports.clock.now()),
    kind: 'predecessor-certificate-seen',
    certificateId: id,
    issuerId,
    facts: {
      fingerprint: seen.fingerprint.toHex(),
      serialNumber: seen.serialNumber,
      expiryDate: seen.expiryDate.toString(),
      broughtIn: expiryDate.toString(),
    },
  })
}

/** Its own name in the certificate, and its own key under the signature. */
function hasSigned(
  { crypto }: Pick<Ports, 'crypto'>,
  { level, certificate }: IssuerRecord,
  { issuerDer, signatureAlgorithm, tbs, signature }: Certificate,
): boolean {
  if (level !== 'predecessor') return false
  const { subjectDer, spki } = parseCertificate(certificate)
  return sameBytes(subjectDer, issuerDer) && crypto.verify(spki, signatureAlgorithm, tbs, signature)
}

function whatItSays(
  { crypto }: Pick<Ports, 'crypto'>,
  { versions }: InstitutionRecord,
  { serialNumber, spki, publicKey, subject, notBefore, notAfter }: Certificate,
  der: Uint8Array,
  fingerprint: string,
): SeenForeign | undefined {
  const keyAlgorithm = foreignKey(publicKey)
  if (keyAlgorithm === undefined) return undefined
  return {
    der,
    fingerprint: Uint8Array.fromHex(fingerprint),
    serialNumber,
    publicKeyHash: crypto.sha256(spki),
    keyAlgorithm,
    commonName: subject.findLast(({ type }) => type === id_at_commonName)?.value ?? '',
    notBefore,
    notAfter,
    expiryDate: foreignExpiryDate(notAfter, versions),
  }
}

/** Undefined for one of a kind that we do not read. */
function readForeign(der: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(der)
  } catch (error) {
    if (error instanceof Malformed) return undefined
    throw error
  }
}
