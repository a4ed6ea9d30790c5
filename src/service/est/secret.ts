import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import { type ApprovalId, type MemberId, readId, type StaffId } from '../../domain/id.ts'
import { isEarlier } from '../../domain/local-day.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { readableCode, tidyCode } from '../readable-code.ts'

/** 130 bits: whoever knows the one half has all of them still to guess. */
const lettersOfHalf = 26

type Half = 'first' | 'second'

/** The database has only this, made with a key that lies outside it. */
export function secretHash({ crypto }: Pick<Ports, 'crypto'>, name: string, secret: string): Uint8Array {
  return crypto.mac('pickup-code', new TextEncoder().encode(`est-secret|${name}|${tidyCode(secret)}`))
}

const contextOf = (approval: ApprovalId, half: Half) => `est secret ${approval} ${half}`

export interface AgreedSecret {
  memberId: MemberId
  approvalId: ApprovalId
  requestedBy: StaffId
  session: StaffSession
}

/**
 * The secret that opens one entitlement of one person by EST: an acquisition whose token nobody has in a browser. Its
 * first half is for who asked, its second for who approved (docs/decisions/027-letters-and-halves.md): with the whole of it
 * either could hold a certificate of somebody whose PINs lie in a letter. A newer one ends the one before.
 */
export async function makeSecretIn(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto' | 'seal'>,
  tx: Repositories,
  institution: InstitutionRecord,
  { memberId, approvalId, requestedBy, session }: AgreedSecret,
): Promise<void> {
  const now = ports.clock.now()
  const { policy, version } = policyToday(institution.versions, now)
  const life = await tx.members.lockLife(memberId)
  if (life === undefined) throw new Refusal('not-found', 'there is no such member')
  const act = { act: 'enrol' } as const
  const situation = situationOf(institution, life, now)
  const decision = decide(act, situation)
  if (decision.answer === 'no') throw new Refusal(decision.code, 'no secret for him', decision.facts)
  const { entitlementId } = decision.grant

  await tx.acquisitions.endSecretsOf(memberId, now)
  const halves = {
    first: { heldBy: requestedBy, text: readableCode(ports.random.bytes(lettersOfHalf)) },
    second: { heldBy: session.person.id, text: readableCode(ports.random.bytes(lettersOfHalf)) },
  }
  const acquisitionId = ports.random.uuid()
  const expiresAt = now.add({ hours: policy.est.secretHours })
  await tx.acquisitions.add({
    ...{ id: acquisitionId, memberId, entitlementId, byProtocol: 'est', expiresAt, steps: {} },
    tokenHash: secretHash(ports, acquisitionId, `${halves.first.text}${halves.second.text}`),
    ...{ begunAt: now, openedAt: now, policyVersion: version, keyAlgorithm: policy.key.algorithm },
  })
  for (const half of ['first', 'second'] as const) {
    const { heldBy, text } = halves[half]
    const sealed = ports.seal.seal(text, contextOf(approvalId, half))
    await tx.estSecrets.keepHalf({ approvalId, half, heldBy, acquisitionId, expiresAt, sealed })
  }
  await record(ports, tx, {
    ...byStaff(session, now),
    ...{ kind: 'est-secret-made', memberId, entitlementId },
    facts: { approval: approvalId, acquisition: acquisitionId },
    decision: decisionRecord(act, situation, decision),
  })
}

export interface SecretHalf {
  half: Half
  text: string
  /** The user name that goes with the whole. */
  userName: string
  expiresAt: Temporal.Instant
}

/** Shows it once, to whom it belongs. */
export async function showSecretHalf(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'seal'>,
  institution: InstitutionRecord,
  session: StaffSession,
  approval: string,
): Promise<SecretHalf> {
  await requireMay(ports, institution, session, 'read-approvals')
  const approvalId = readId<ApprovalId>(approval)
  if (approvalId === undefined) throw new Refusal('not-found', 'there is no such request')
  const at = ports.clock.now()
  return ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    const found = await tx.estSecrets.takeHalf(approvalId, session.person.id)
    if (found === undefined || !isEarlier(at, found.expiresAt))
      throw new Refusal('code-half-gone', 'there is no half of a secret for him')
    const { half, sealed, acquisitionId: userName, expiresAt } = found
    const facts = { approval: approvalId, half }
    await record(ports, tx, { ...byStaff(session, at), kind: 'est-secret-shown', facts })
    return { half, text: ports.seal.open(sealed, contextOf(approvalId, half)), userName, expiresAt }
  })
}
