import { earlierInstant, isEarlier } from '../../domain/local-day.ts'
import { encodeTbsCertificate } from '../../pki/certificate.ts'
import { ocspResponderCertificate } from '../../pki/certificate-profile.ts'
import { keyIdentifier } from '../../pki/key-identifier.ts'
import { lintCertificate } from '../../pki/lint.ts'
import { id_at_commonName } from '../../pki/oid.ts'
import { serialNumberFromRandom } from '../../pki/serial-number.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyMaker } from '../../ports/signer.ts'
import { record } from '../audit/record.ts'
import { parsedIssuer } from '../ca/build-certificate.ts'
import { signCertificate } from '../ca/sign-certificate.ts'

const life = { hours: 14 * 24 } as const
const patience = { minutes: 1 } as const
const renewedBefore = { hours: 7 * 24 } as const

type ResponderPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'signer'> & { keyMaker: KeyMaker }

/**
 * Each CA has somebody who signs OCSP answers in its name, with a key of his own and for a fortnight; another is made a
 * week before his end. Build → lint → record what will be signed → sign → record, as with every certificate. Answers with
 * how many were made.
 */
export async function keepResponders(ports: ResponderPorts, institution: InstitutionRecord): Promise<number> {
  let made = 0
  const { issuers, ocsp } = ports.store.at(institution.id)
  const now = ports.clock.machine()
  for (const issuer of await issuers.all()) {
    if (!issuer.isKeyHere || isEarlier(issuer.notAfter, now)) continue
    const [newest] = await ocsp.responders(issuer.id)
    const until = earlierInstant(now.add(renewedBefore), issuer.notAfter)
    if (newest !== undefined && !isEarlier(newest.notAfter, until)) continue
    // Where signing fails, or another node is at it: no key each second.
    const last = await ocsp.lastRecorded(issuer.id)
    if (last !== undefined && isEarlier(now, last.add(patience))) continue
    await makeResponder(ports, institution, issuer, now)
    made += 1
  }
  return made
}

async function makeResponder(
  ports: ResponderPorts,
  { id: institution }: InstitutionRecord,
  issuer: IssuerRecord,
  now: Temporal.Instant,
): Promise<void> {
  const { random, crypto, store, keyMaker } = ports
  const parsed = parsedIssuer(issuer)
  const { subjectKeyIdentifier } = parsed.known
  if (subjectKeyIdentifier === undefined) throw new Error('a CA without a key identifier')
  const names = { subject: parsed.subjectDer, subjectKeyIdentifier, notAfter: parsed.notAfter }
  const second = now.round({ smallestUnit: 'second', roundingMode: 'floor' })
  const { keyId, spki } = await keyMaker.make('P-256')
  const holder = {
    serialNumber: serialNumberFromRandom(random.bytes(16)),
    signatureAlgorithm: issuer.signatureAlgorithm,
    notBefore: second.subtract({ hours: 1 }),
    notAfter: earlierInstant(second.add(life), issuer.notAfter),
    subject: parsed.subject.map((part) =>
      part.type === id_at_commonName ? { ...part, value: `${part.value} OCSP` } : part,
    ),
    spki,
    subjectKeyIdentifier: keyIdentifier(spki, (bytes) => crypto.sha256(bytes)),
  }
  const tbs = encodeTbsCertificate(ocspResponderCertificate(holder, names))
  const faults = lintCertificate(tbs, { ...holder, profile: 'ocsp-responder', issuer: names })
  if (faults.length > 0) throw new Error(`refused to sign: ${faults.join('; ')}`)
  const { serialNumber } = holder
  const at = ports.clock.now()
  await store.transact(institution, async (tx) => {
    const { notBefore, notAfter } = holder
    await tx.ocsp.recordResponder({ issuerId: issuer.id, serialNumber, keyId, tbs, notBefore, notAfter }, now)
    await record(ports, tx, {
      kind: 'issuer-made',
      at,
      actor: 'system',
      issuerId: issuer.id,
      facts: { level: 'ocsp-responder', keyId, serialNumber, tbsHash: crypto.sha256(tbs).toHex() },
    })
  })
  const certificate = await signCertificate(ports, { ...issuer, spki: parsed.spki }, tbs)
  await store.at(institution).ocsp.responderSigned({ issuerId: issuer.id, serialNumber }, certificate)
}
