import { type InstitutionId, type IssuerId, parseId } from '../../domain/id.ts'
import { encodeTbsCertificate, type TbsCertificate } from '../../pki/certificate.ts'
import { type Holder, issuingCertificate, rootCertificate } from '../../pki/certificate-profile.ts'
import { keyIdentifier } from '../../pki/key-identifier.ts'
import { encodeName, type Name } from '../../pki/name.ts'
import { id_at_commonName, id_at_countryName, id_at_organizationName } from '../../pki/oid.ts'
import { serialNumberFromRandom } from '../../pki/serial-number.ts'
import type { SignatureAlgorithm } from '../../pki/signature-algorithm.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyKind, KeyMaker } from '../../ports/signer.ts'
import { record } from '../audit/record.ts'
import { type SigningKey, signCertificate } from './sign-certificate.ts'

export interface AuthorityPlan {
  institution: InstitutionId
  /** In the names of both CAs, which every browser's chooser shows. */
  organization: string
  keyKind: KeyKind
  rootYears: number
  issuingYears: number
}

type AuthorityPorts = Pick<Ports, 'clock' | 'random' | 'crypto' | 'signer' | 'store'> & { keyMaker: KeyMaker }

const algorithms: Record<KeyKind, SignatureAlgorithm> = {
  'P-256': 'ecdsa-with-SHA256',
  'P-384': 'ecdsa-with-SHA384',
  'RSA-2048': 'sha256WithRSAEncryption',
  'RSA-3072': 'sha256WithRSAEncryption',
  'RSA-4096': 'sha256WithRSAEncryption',
}

/** A root and the one issuing CA below it. The keys are durable before the records name them. */
export async function makeAuthority(ports: AuthorityPorts, plan: AuthorityPlan): Promise<void> {
  const root = await makeKey(ports, plan.keyKind)
  const issuing = await makeKey(ports, plan.keyKind)
  const rootName = nameOf(plan, 'Client Root CA G1')
  const issuingName = nameOf(plan, 'Client Issuing CA G1')
  const rootHolder = holderOf(ports, rootName, root, root, plan.rootYears)
  const issuingHolder = holderOf(ports, issuingName, issuing, root, plan.issuingYears)
  const rootIssuer = { subject: encodeName(rootName), subjectKeyIdentifier: rootHolder.subjectKeyIdentifier }

  const rootId = parseId<IssuerId>(ports.random.uuid())
  const issuers = [
    await makeIssuer(ports, 'root', rootId, rootId, root, root, rootCertificate(rootHolder)),
    await makeIssuer(
      ports,
      'issuing',
      parseId(ports.random.uuid()),
      rootId,
      issuing,
      root,
      issuingCertificate(issuingHolder, rootIssuer),
    ),
  ]

  const at = ports.clock.now()
  await ports.store.transact(plan.institution, async (tx) => {
    for (const issuer of issuers) {
      await tx.issuers.add(issuer, at)
      await record(ports, tx, {
        kind: 'issuer-made',
        at,
        actor: 'system',
        issuerId: issuer.id,
        facts: { level: issuer.level, keyId: issuer.keyId },
      })
    }
  })
}

async function makeKey({ keyMaker }: AuthorityPorts, kind: KeyKind): Promise<SigningKey> {
  return { ...(await keyMaker.make(kind)), signatureAlgorithm: algorithms[kind] }
}

function nameOf({ organization }: AuthorityPlan, commonName: string): Name {
  return [
    { type: id_at_countryName, value: 'JP' },
    { type: id_at_organizationName, value: organization },
    { type: id_at_commonName, value: `${organization} ${commonName}` },
  ]
}

function holderOf(
  { clock, random, crypto }: AuthorityPorts,
  subject: Name,
  key: SigningKey,
  signedBy: SigningKey,
  years: number,
): Holder {
  // Browsers and servers judge by the machine's clock, the rules by ours: valid from the earlier of the two.
  const now = Temporal.Instant.compare(clock.now(), clock.machine()) < 0 ? clock.now() : clock.machine()
  const notBefore = now.subtract({ hours: 1 }).round({ smallestUnit: 'second', roundingMode: 'floor' })
  return {
    serialNumber: serialNumberFromRandom(random.bytes(16)),
    signatureAlgorithm: signedBy.signatureAlgorithm,
    notBefore,
    notAfter: notBefore.toZonedDateTimeISO('UTC').add({ years }).toInstant(),
    subject,
    spki: key.spki,
    subjectKeyIdentifier: keyIdentifier(key.spki, (bytes) => crypto.sha256(bytes)),
  }
}

async function makeIssuer(
  ports: AuthorityPorts,
  level: IssuerRecord['level'],
  id: IssuerId,
  signedBy: IssuerId,
  key: SigningKey,
  signingKey: SigningKey,
  tbs: TbsCertificate,
): Promise<IssuerRecord> {
  return {
    id,
    level,
    signedBy,
    keyId: key.keyId,
    signatureAlgorithm: key.signatureAlgorithm,
    certificate: await signCertificate(ports, signingKey, encodeTbsCertificate(tbs)),
    notAfter: tbs.notAfter,
  }
}
