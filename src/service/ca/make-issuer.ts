import type { IssuerId } from '../../domain/id.ts'
import { authoritySpan } from '../../domain/issuer-span.ts'
import { earlierInstant } from '../../domain/local-day.ts'
import { authorityAddresses } from '../../domain/status-address.ts'
import { encodeTbsCertificate, type TbsCertificate } from '../../pki/certificate.ts'
import { type Holder, issuingCertificate, rootCertificate } from '../../pki/certificate-profile.ts'
import { keyIdentifier } from '../../pki/key-identifier.ts'
import { lintCertificate } from '../../pki/lint.ts'
import type { Expectation } from '../../pki/lint-expectation.ts'
import type { Name } from '../../pki/name.ts'
import { id_at_commonName, id_at_countryName, id_at_organizationName } from '../../pki/oid.ts'
import { serialNumberFromRandom } from '../../pki/serial-number.ts'
import type { SignatureAlgorithm } from '../../pki/signature-algorithm.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyKind, KeyMaker } from '../../ports/signer.ts'
import { parsedIssuer } from './build-certificate.ts'
import { type SigningKey, signCertificate } from './sign-certificate.ts'

export type AuthorityPorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'signer' | 'store' | 'pkiOrigin'> & {
  keyMaker: KeyMaker
}

const algorithms: Record<KeyKind, SignatureAlgorithm> = {
  'P-256': 'ecdsa-with-SHA256',
  'P-384': 'ecdsa-with-SHA384',
  'RSA-2048': 'sha256WithRSAEncryption',
  'RSA-3072': 'sha256WithRSAEncryption',
  'RSA-4096': 'sha256WithRSAEncryption',
}

export async function makeKey(
  { keyMaker }: Pick<AuthorityPorts, 'keyMaker'>,
  kind: KeyKind,
): Promise<SigningKey> {
  return { ...(await keyMaker.make(kind)), signatureAlgorithm: algorithms[kind] }
}

/** Each has a name of its own: whoever looks for the issuer of a certificate goes by it. */
export function authorityName(organization: string, level: 'root' | 'issuing', generation: number): Name {
  const title = level === 'root' ? 'Client Root CA' : 'Client Issuing CA'
  return [
    { type: id_at_countryName, value: 'JP' },
    { type: id_at_organizationName, value: organization },
    { type: id_at_commonName, value: `${organization} ${title} G${generation}` },
  ]
}

interface Order {
  id: IssuerId
  subject: Name
  key: SigningKey
  years: number
}

/** Its own issuer, and named by no list: nobody above it could take it back. */
export async function makeRoot(
  ports: AuthorityPorts,
  { id, subject, key, years }: Order,
): Promise<IssuerRecord> {
  const holder = holderOf(ports, subject, key, key, years)
  const certificate = await build(ports, key, rootCertificate(holder), { ...holder, profile: 'root' })
  return { ...recordOf(key, certificate, holder), id, level: 'root', signedBy: id }
}

/** Ends with its root at the latest, and says where its state and its root are to be found. */
export async function makeIssuing(
  ports: AuthorityPorts,
  slug: string,
  root: IssuerRecord,
  { id, subject, key, years }: Order,
): Promise<IssuerRecord> {
  const { subjectDer, spki, known, notAfter } = parsedIssuer(root)
  if (known.subjectKeyIdentifier === undefined) throw new Error('a root without a key identifier')
  const signedBy = { ...root, spki }
  const ordered = holderOf(ports, subject, key, signedBy, years)
  const holder = { ...ordered, notAfter: earlierInstant(ordered.notAfter, notAfter) }
  const issuer = { subject: subjectDer, subjectKeyIdentifier: known.subjectKeyIdentifier, notAfter }
  const { pkiOrigin } = ports
  const status = pkiOrigin === undefined ? undefined : authorityAddresses(pkiOrigin, slug, root.id)
  const expectation = { ...holder, profile: 'issuing', issuer, ...(status && { status }) } as const
  const certificate = await build(ports, signedBy, issuingCertificate(holder, issuer, status), expectation)
  return { ...recordOf(key, certificate, holder), id, level: 'issuing', signedBy: root.id }
}

function holderOf(
  { clock, random, crypto }: AuthorityPorts,
  subject: Name,
  key: SigningKey,
  signedBy: SigningKey,
  years: number,
): Holder {
  // Browsers and servers judge by the machine's clock, the rules by ours: valid from the earlier of the two.
  const now = earlierInstant(clock.now(), clock.machine())
  return {
    serialNumber: serialNumberFromRandom(random.bytes(16)),
    signatureAlgorithm: signedBy.signatureAlgorithm,
    ...authoritySpan(now, years),
    subject,
    spki: key.spki,
    subjectKeyIdentifier: keyIdentifier(key.spki, (bytes) => crypto.sha256(bytes)),
  }
}

async function build(
  ports: AuthorityPorts,
  signingKey: SigningKey,
  certificate: TbsCertificate,
  expectation: Expectation,
): Promise<Uint8Array> {
  const tbs = encodeTbsCertificate(certificate)
  const faults = lintCertificate(tbs, expectation)
  if (faults.length > 0) throw new Error(`refused to sign: ${faults.join('; ')}`)
  return signCertificate(ports, signingKey, tbs)
}

const recordOf = (key: SigningKey, certificate: Uint8Array, { notAfter }: Holder) => ({
  keyId: key.keyId,
  signatureAlgorithm: key.signatureAlgorithm,
  certificate,
  notAfter,
  isKeyHere: true,
})
