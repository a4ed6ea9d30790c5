import { earlierInstant, isEarlier } from '../../domain/local-day.ts'
import { statusPolicyAt } from '../../domain/status-times.ts'
import { encodeTbsCertificate, parseTbsCertificate } from '../../pki/certificate.ts'
import { ocspResponderCertificate } from '../../pki/certificate-profile.ts'
import { keyIdentifier } from '../../pki/key-identifier.ts'
import { lintCertificate } from '../../pki/lint.ts'
import { id_at_commonName } from '../../pki/oid.ts'
import { serialNumberFromRandom } from '../../pki/serial-number.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { KeyMaker } from '../../ports/signer.ts'
import type { Responder } from '../../ports/status.ts'
import { record } from '../audit/record.ts'
import { parsedIssuer } from '../ca/build-certificate.ts'
import { signCertificate } from '../ca/sign-certificate.ts'
import { eachInTurn } from '../each-in-turn.ts'

const patience = { minutes: 1 } as const

type ResponderPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'signer'> & { keyMaker: KeyMaker }

/** Those of all CAs. One that cannot sign keeps no other waiting. Answers with how many were made. */
export async function keepResponders(ports: ResponderPorts, institution: InstitutionRecord): Promise<number> {
  const issuers = await ports.store.at(institution.id).issuers.all()
  const made = await eachInTurn(issuers, (issuer) => keepResponder(ports, institution, issuer))
  return made.filter(Boolean).length
}

/**
 * Each CA has somebody who signs OCSP answers in its name, with a key of his own and for as long as the policy says;
 * another is made before his end. Build → lint → record what will be signed → sign → record, as with every certificate; what could
 * not be signed is tried again each minute, with the key that there is. Answers with whether one was made.
 */
export async function keepResponder(
  ports: ResponderPorts,
  institution: InstitutionRecord,
  issuer: IssuerRecord,
): Promise<boolean> {
  const { ocsp } = ports.store.at(institution.id)
  const now = ports.clock.machine()
  if (!issuer.isKeyHere || isEarlier(issuer.notAfter, now)) return false
  const [newest] = await ocsp.responders(issuer.id)
  const { responderAheadDays } = statusPolicyAt(institution.versions, ports.clock.now())
  const until = earlierInstant(now.add({ hours: responderAheadDays * 24 }), issuer.notAfter)
  if (newest !== undefined && !isEarlier(newest.notAfter, until)) return false
  const unsigned = await ocsp.unsigned(issuer.id)
  if (unsigned !== undefined && !(await ocsp.tryAgain(unsigned, now.subtract(patience), now))) return false
  const isGood = unsigned !== undefined && !isEarlier(unsigned.notAfter, until)
  const responder = isGood ? unsigned : await recordResponder(ports, institution, issuer, unsigned, now)
  const signedBy = { ...issuer, spki: parsedIssuer(issuer).spki }
  await ocsp.responderSigned(responder, await signCertificate(ports, signedBy, responder.tbs))
  return true
}

/** `before` is one that nobody could sign in time: its key is as good as another. */
async function recordResponder(
  ports: ResponderPorts,
  { id: institution, versions }: InstitutionRecord,
  issuer: IssuerRecord,
  before: (Responder & { tbs: Uint8Array }) | undefined,
  now: Temporal.Instant,
): Promise<Responder & { tbs: Uint8Array }> {
  const { random, crypto, store, keyMaker } = ports
  const { responderDays } = statusPolicyAt(versions, ports.clock.now())
  const parsed = parsedIssuer(issuer)
  const { subjectKeyIdentifier } = parsed.known
  if (subjectKeyIdentifier === undefined) throw new Error('a CA without a key identifier')
  const names = { subject: parsed.subjectDer, subjectKeyIdentifier, notAfter: parsed.notAfter }
  const second = now.round({ smallestUnit: 'second', roundingMode: 'floor' })
  const { keyId, spki } =
    before === undefined
      ? await keyMaker.make('P-256')
      : { keyId: before.keyId, spki: parseTbsCertificate(before.tbs).spki }
  const holder = {
    serialNumber: serialNumberFromRandom(random.bytes(16)),
    signatureAlgorithm: issuer.signatureAlgorithm,
    notBefore: second.subtract({ hours: 1 }),
    notAfter: earlierInstant(second.add({ hours: responderDays * 24 }), issuer.notAfter),
    subject: parsed.subject.map((part) =>
      part.type === id_at_commonName ? { ...part, value: `${part.value} OCSP` } : part,
    ),
    spki,
    subjectKeyIdentifier: keyIdentifier(spki, (bytes) => crypto.sha256(bytes)),
  }
  const tbs = encodeTbsCertificate(ocspResponderCertificate(holder, names))
  const faults = lintCertificate(tbs, { ...holder, profile: 'ocsp-responder', issuer: names })
  if (faults.length > 0) throw new Error(`refused to sign: ${faults.join('; ')}`)
  const { serialNumber, notBefore, notAfter } = holder
  const responder = { issuerId: issuer.id, serialNumber, keyId, tbs, notBefore, notAfter }
  const at = ports.clock.now()
  await store.transact(institution, async (tx) => {
    await tx.ocsp.recordResponder(responder, now)
    await record(ports, tx, {
      kind: 'issuer-made',
      at,
      actor: 'system',
      issuerId: issuer.id,
      facts: { level: 'ocsp-responder', keyId, serialNumber, tbsHash: crypto.sha256(tbs).toHex() },
    })
  })
  return responder
}
