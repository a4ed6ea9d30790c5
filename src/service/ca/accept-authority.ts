import type { CaFault } from '../../domain/ca-fault.ts'
import { parseId } from '../../domain/id.ts'
import { issuingAuthority } from '../../domain/issuing-authority.ts'
import { isEarlier, isLater } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sameBytes } from '../../pki/bytes.ts'
import { type Certificate, parseCertificate } from '../../pki/certificate.ts'
import { parsePem } from '../../pki/pem.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { KeyId } from '../../ports/signer.ts'
import { signsWith } from '../predecessor/registering.ts'
import { parsedIssuer } from './build-certificate.ts'
import { addIssuers, refuseIfOthersCame } from './make-authority.ts'
import type { AuthorityPorts } from './make-issuer.ts'
import { refuseSecondPrepared } from './prepare-authority.ts'
import { refuseTooSoon } from './refuse-too-soon.ts'

/**
 * A certificate for one of our keys that a root elsewhere has signed. It is prepared; where there was no issuing CA yet,
 * it issues at once. Refuses: ca-unfit, and why.
 */
export async function acceptAuthority(
  ports: AuthorityPorts,
  { id: institution, versions }: Pick<InstitutionRecord, 'id' | 'versions'>,
  pems: { root: string; issuing: string },
): Promise<IssuerRecord> {
  const all = await ports.store.at(institution).issuers.all()
  refuseSecondPrepared(all, ports.clock.now())
  const [rootDer, der] = [parsePem(pems.root, ['CERTIFICATE']), parsePem(pems.issuing, ['CERTIFICATE'])]
  const [root, issuing] = [parseCertificate(rootDer), parseCertificate(der)]
  refuse(rootFault(ports, root) ?? issuingFault(ports, root, issuing, all))
  refuseTooSoon(issuing.notAfter, versions, ports.clock.now())
  const knownRoot = all.find(({ certificate }) => sameBytes(certificate, rootDer))
  if (knownRoot === undefined) refuse(newFault(root, all))
  await requireKey(ports, issuing)
  const rootRecord = knownRoot ?? recordOf(ports, 'root', root, rootDer)
  const made = { ...recordOf(ports, 'issuing', issuing, der), signedBy: rootRecord.id, isKeyHere: true }
  const accepted = issuingAuthority(all) === undefined && all.every(({ level }) => level !== 'issuing')
  const record = accepted ? { ...made, issuesFrom: ports.clock.now() } : made
  await ports.store.transact(institution, async (tx) => {
    await refuseIfOthersCame(tx, all)
    await addIssuers(ports, tx, knownRoot === undefined ? [rootRecord, record] : [record])
  })
  return record
}

function refuse(fault: CaFault | undefined): void {
  if (fault !== undefined)
    throw new Refusal('ca-unfit', `the certificate cannot be used: ${fault}`, { fault })
}

type Judging = Pick<AuthorityPorts, 'crypto' | 'clock'>

function rootFault({ crypto, clock }: Judging, root: Certificate): CaFault | undefined {
  if (!isAuthority(root)) return 'no-ca'
  const { subjectDer, issuerDer, spki, signatureAlgorithm, tbs, signature, known } = root
  const isItsOwn = sameBytes(subjectDer, issuerDer) && crypto.verify(spki, signatureAlgorithm, tbs, signature)
  if (!isItsOwn) return 'not-its-own-signature'
  if (known.subjectKeyIdentifier === undefined) return 'key-identifiers'
  return isOver(root, clock.machine()) ? 'expired' : undefined
}

function issuingFault(
  { crypto, clock }: Judging,
  root: Certificate,
  issuing: Certificate,
  all: readonly IssuerRecord[],
): CaFault | undefined {
  if (!isAuthority(issuing)) return 'no-ca'
  if (issuing.known.basicConstraints?.pathLenConstraint !== 0n) return 'signs-cas'
  const isSigned = crypto.verify(root.spki, issuing.signatureAlgorithm, issuing.tbs, issuing.signature)
  if (!sameBytes(issuing.issuerDer, root.subjectDer) || !isSigned) return 'not-signed-by-root'
  const { subjectKeyIdentifier, authorityKeyIdentifier } = issuing.known
  const above = root.known.subjectKeyIdentifier
  // However the root has made it: every certificate below repeats it.
  const areRight =
    subjectKeyIdentifier !== undefined &&
    authorityKeyIdentifier !== undefined &&
    above !== undefined &&
    sameBytes(authorityKeyIdentifier, above)
  if (!areRight) return 'key-identifiers'
  if (isOver(issuing, clock.machine())) return 'expired'
  if (isLater(issuing.notAfter, root.notAfter)) return 'outlives-root'
  return newFault(issuing, all)
}

/** Whoever looks for an issuer goes by name and key: neither may be there twice. */
function newFault({ spki, subjectDer }: Certificate, all: readonly IssuerRecord[]): CaFault | undefined {
  const parsed = all.map(parsedIssuer)
  if (parsed.some((one) => sameBytes(one.spki, spki))) return 'known'
  return parsed.some((one) => sameBytes(one.subjectDer, subjectDer)) ? 'name-taken' : undefined
}

function isAuthority({ known: { basicConstraints, keyUsage = [] } }: Certificate): boolean {
  return basicConstraints?.cA === true && keyUsage.includes('keyCertSign') && keyUsage.includes('cRLSign')
}

const isOver = ({ notBefore, notAfter }: Certificate, now: Temporal.Instant) =>
  isEarlier(now, notBefore) || !isLater(notAfter, now)

/** It signs something that nobody else wants, and the certificate's key must be the one that did. */
async function requireKey(
  { signer, crypto, random }: AuthorityPorts,
  { spki, publicKey }: Certificate,
): Promise<void> {
  const keyId = crypto.sha256(spki).toHex() as KeyId
  const tried = random.bytes(32)
  const algorithm = signsWith(publicKey)
  const signature = await signer.sign(keyId, algorithm, tried).catch((cause: unknown) => {
    const facts = { fault: 'key-not-here' }
    throw new Refusal('ca-unfit', `the key ${keyId} is not here`, facts, { cause })
  })
  if (!crypto.verify(spki, algorithm, tried, signature)) refuse('key-not-here')
}

function recordOf(
  { random, crypto }: Pick<AuthorityPorts, 'random' | 'crypto'>,
  level: 'root' | 'issuing',
  { spki, publicKey, notAfter }: Certificate,
  certificate: Uint8Array,
): IssuerRecord {
  const id = parseId<IssuerRecord['id']>(random.uuid())
  return {
    ...{ id, level, signedBy: id, certificate, notAfter, isKeyHere: false },
    keyId: crypto.sha256(spki).toHex() as KeyId,
    signatureAlgorithm: signsWith(publicKey),
  }
}
