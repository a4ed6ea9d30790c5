import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import type { Bytes } from '../../src/pki/bytes.ts'
import {
  assembleCertificate,
  encodeTbsCertificate,
  parseCertificate,
  type TbsCertificate,
} from '../../src/pki/certificate.ts'
import {
  clientCertificate,
  type Holder,
  issuingCertificate,
  rootCertificate,
  type StatusAddresses,
  tlsRootCertificate,
  tlsServerCertificate,
} from '../../src/pki/certificate-profile.ts'
import { keyIdentifier } from '../../src/pki/key-identifier.ts'
import { lintCertificate } from '../../src/pki/lint.ts'
import type { Expectation, KnownIssuer } from '../../src/pki/lint-expectation.ts'
import type { Name } from '../../src/pki/name.ts'
import { encodePem } from '../../src/pki/pem.ts'
import { serialNumberFromRandom } from '../../src/pki/serial-number.ts'
import type { SignatureAlgorithm } from '../../src/pki/signature-algorithm.ts'
import { aliceSubject, institution, issuingSubject } from '../vectors/certificates.ts'

export type KeyKind = 'P-256' | 'P-384' | 'RSA-2048'

export interface Pair {
  readonly kind: KeyKind
  readonly privateKey: KeyObject
  readonly spki: Bytes
  readonly pkcs8: Bytes
}

export function makePair(kind: KeyKind): Pair {
  const { privateKey, publicKey } =
    kind === 'RSA-2048'
      ? generateKeyPairSync('rsa', { modulusLength: 2048 })
      : generateKeyPairSync('ec', { namedCurve: kind })
  const spki = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))
  return {
    kind,
    privateKey,
    spki,
    pkcs8: new Uint8Array(privateKey.export({ type: 'pkcs8', format: 'der' })),
  }
}

const algorithms: Record<KeyKind, [SignatureAlgorithm, string]> = {
  'P-256': ['ecdsa-with-SHA256', 'sha256'],
  'P-384': ['ecdsa-with-SHA384', 'sha384'],
  'RSA-2048': ['sha256WithRSAEncryption', 'sha256'],
}

export function algorithmOf({ kind }: Pair): SignatureAlgorithm {
  return algorithms[kind][0]
}

export function signWith({ kind, privateKey }: Pair, octets: Uint8Array): Bytes {
  return new Uint8Array(sign(algorithms[kind][1], octets, privateKey))
}

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

function holder(subject: Name, pair: Pair, signer: Pair, days: number): Holder {
  const now = Temporal.Instant.from(`${Temporal.Now.plainDateISO('UTC')}T00:00:00Z`)
  return {
    serialNumber: serialNumberFromRandom(randomBytes(16)),
    signatureAlgorithm: algorithmOf(signer),
    notBefore: now.subtract({ hours: 24 }),
    notAfter: now.add({ hours: 24 * days }),
    subject,
    spki: pair.spki,
    subjectKeyIdentifier: keyIdentifier(pair.spki, sha256),
  }
}

/** Encodes, lints and signs, as the program does. */
function issue(tbs: TbsCertificate, expectation: Expectation, signer: Pair): Bytes {
  const octets = encodeTbsCertificate(tbs)
  const findings = lintCertificate(octets, expectation)
  if (findings.length > 0) throw new Error(findings.join('\n'))
  return assembleCertificate(octets, tbs.signatureAlgorithm, signWith(signer, octets))
}

function asIssuer(der: Uint8Array): KnownIssuer {
  const { subjectDer, notAfter, known } = parseCertificate(der)
  if (known.subjectKeyIdentifier === undefined) throw new Error('an issuer without subjectKeyIdentifier')
  return { subject: subjectDer, notAfter, subjectKeyIdentifier: known.subjectKeyIdentifier }
}

/** Root, issuing authority and the certificate of a person. */
export function makeInstitution(authorityKind: KeyKind, holderKind: KeyKind, status?: StatusAddresses) {
  const [rootPair, issuingPair, pair] = [
    makePair(authorityKind),
    makePair(authorityKind),
    makePair(holderKind),
  ]
  const rootHolder = holder(
    [...institution, { type: '2.5.4.3', value: 'Root CA 1' }],
    rootPair,
    rootPair,
    7300,
  )
  const root = issue(rootCertificate(rootHolder), { ...rootHolder, profile: 'root' }, rootPair)

  const issuingHolder = holder(issuingSubject, issuingPair, rootPair, 3650)
  const above = asIssuer(root)
  const issuing = issue(
    issuingCertificate(issuingHolder, above),
    { ...issuingHolder, profile: 'issuing', issuer: above },
    rootPair,
  )

  const client = holder(aliceSubject, pair, issuingPair, 365)
  const issuer = asIssuer(issuing)
  const expectation = { ...client, profile: 'client', issuer, ...(status && { status }) } as const
  const leaf = issue(clientCertificate(client, issuer, status), expectation, issuingPair)
  return { root, issuing, leaf, pair }
}

/** A TLS root bound to warifu.localhost, and a server certificate below it, bound or not. */
export function makeTlsServer(dNSNames: readonly string[]) {
  const [rootPair, pair] = [makePair('P-256'), makePair('P-256')]
  const domains = ['warifu.localhost']
  const rootHolder = holder([{ type: '2.5.4.3', value: 'Warifu demo TLS root' }], rootPair, rootPair, 3650)
  const root = issue(
    tlsRootCertificate(rootHolder, domains),
    { ...rootHolder, profile: 'tls-root', domains },
    rootPair,
  )
  const server = holder([{ type: '2.5.4.3', value: 'Warifu demo' }], pair, rootPair, 90)
  const issuer = asIssuer(root)
  const leaf = issue(
    tlsServerCertificate(server, issuer, dNSNames),
    { ...server, profile: 'tls-server', issuer, dNSNames },
    rootPair,
  )
  return { root, leaf, pair }
}

export const certificatePem = (der: Uint8Array): string => encodePem('CERTIFICATE', der)
