import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import type { LogonNo } from '../../domain/logon.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ReenrolCase } from '../../ports/swift.ts'
import { byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { DirectoryEntry } from '../institution/directory.ts'
import { underRevoked } from '../institution/under-revoked.ts'
import { proveCertificate } from '../logon/prove-certificate.ts'
import { seeForeign } from '../predecessor/see-foreign.ts'

/** What a client has proved to hold the key of. */
export interface Shown {
  der: Uint8Array
  /** Lower-case hex. */
  fingerprint: string
}

export type EstPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'origin'>

/**
 * Whose certificate it is, as a log-on would judge it. One that came by EST is proved by this, its first authenticated
 * request (domain.md §4); one that was made in a browser is proved there and nowhere else.
 */
export async function identify(
  ports: EstPorts,
  entry: DirectoryEntry,
  shown: Shown | undefined,
): Promise<ReenrolCase> {
  const found = shown && (await caseOf(ports, entry, shown))
  if (shown === undefined || found === undefined) {
    throw new Refusal('est-certificate-needed', 'no certificate of this institution was shown')
  }
  const { judgement } = await judge(ports, entry, found)
  if (judgement !== 'ok-proves' || !cameByProtocol(found)) return found
  await prove(ports, entry, found)
  return (await caseOf(ports, entry, shown)) ?? found
}

/** For what anybody may ask: proves where there is something to prove, and refuses nobody. */
export async function proveByShowing(ports: EstPorts, entry: DirectoryEntry, shown: Shown): Promise<void> {
  const found = await caseOf(ports, entry, shown)
  if (found === undefined || !cameByProtocol(found)) return
  const { decision } = ask(ports, entry, found)
  if (decision.answer === 'yes' && decision.grant.judgement === 'ok-proves') await prove(ports, entry, found)
}

/** As the records have it, but for what a revoked CA has issued: they follow in the minutes after. */
async function caseOf(
  ports: EstPorts,
  entry: DirectoryEntry,
  shown: Shown,
): Promise<ReenrolCase | undefined> {
  const known = await recordedCaseOf(ports, entry, shown)
  return known && (underRevoked(entry.issuers, shown.der, known) ?? known)
}

/** What a predecessor has issued is verified when it is shown for the first time; undefined when it does not stand. */
async function recordedCaseOf(
  ports: EstPorts,
  { institution, issuers }: DirectoryEntry,
  shown: Shown,
): Promise<ReenrolCase | undefined> {
  const swift = ports.store.swift(institution.id)
  const fingerprint = Uint8Array.fromHex(shown.fingerprint)
  const known = await swift.reenrolCase(fingerprint)
  if (known?.certificate.unseen === false) return known
  const stands = await seeForeign(ports, institution, issuers, shown, known?.certificate)
  return stands ? swift.reenrolCase(fingerprint) : undefined
}

/** As where a fresh act is wanted: a retiring one may do nothing more here. */
function ask({ clock }: EstPorts, { institution }: DirectoryEntry, { certificate, life }: ReenrolCase) {
  const act = { act: 'log-on', certificateId: certificate.id, purpose: 'renewal' } as const
  const situation = situationOf(institution, life, clock.now())
  return { act, situation, decision: decide(act, situation) }
}

async function judge(ports: EstPorts, entry: DirectoryEntry, found: ReenrolCase) {
  const { act, situation, decision } = ask(ports, entry, found)
  if (decision.answer === 'yes') return decision.grant
  const { code, facts, failure }: LogonNo = decision
  await ports.store.transact(entry.institution.id, (tx) =>
    record(ports, tx, {
      ...byMember(found.member.id, situation.now),
      kind: 'log-on-refused',
      certificateId: found.certificate.id,
      facts: { purpose: 'est', failure },
      decision: decisionRecord(act, situation, decision),
    }),
  )
  throw new Refusal(code, `the certificate is ${failure}`, facts)
}

const cameByProtocol = ({ certificate, life }: ReenrolCase) =>
  life.certificates.some(({ id, byProtocol }) => id === certificate.id && byProtocol === 'est')

/** Of two first requests at once the second finds nothing to do. */
async function prove(
  ports: EstPorts,
  { institution }: DirectoryEntry,
  { certificate, member }: ReenrolCase,
): Promise<void> {
  await ports.store.transact(institution.id, async (tx) => {
    const life = await tx.members.lockLife(member.id)
    const stage = life?.certificates.find(({ id }) => id === certificate.id)?.stage
    if (life === undefined || stage !== 'proving') return
    await proveCertificate(
      ports,
      tx,
      institution,
      situationOf(institution, life, ports.clock.now()),
      certificate.id,
    )
  })
}
