import { type AcquisitionGrant, acquirableSince } from '../../domain/acquisition.ts'
import { type No, no } from '../../domain/answer.ts'
import { decide } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Acquirer, acceptedProofs, needsColleague } from '../../domain/second-proof.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import {
  type Identification,
  identifyMember,
  notIdentified,
  type OpenDoor,
} from '../member/identify-member.ts'
import { makeToken } from '../token.ts'
import { addressOf } from './read-acquisition.ts'
import { sendPickupCode } from './send-pickup-code.ts'

/** The same browser may go on for so long; after it the pickup code is asked for again. */
const acquisitionLife = Temporal.Duration.from({ hours: 24 })

const acquisitionDoor: OpenDoor = { door: 'acquisition', since: acquirableSince }

type IdentifyPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins' | 'seal'>

/** The first page of 「電子証明書取得」: IDs and PINs. Answers with the token of the acquisition. */
export async function identify(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  identification: Identification,
): Promise<string> {
  const member = await identifyMember(ports, institution, acquisitionDoor, identification)
  return begin(ports, institution, member)
}

/** He is who he says he is; whether he may acquire is the policy function's to say. */
async function begin(
  ports: IdentifyPorts,
  institution: InstitutionRecord,
  member: MemberRecord,
): Promise<string> {
  const { store, clock, random } = ports
  const now = clock.now()
  const { policy, version } = policyToday(institution.versions, now)
  const token = makeToken(ports)
  const refused = await store.transact(institution.id, async (tx) => {
    const life = await tx.members.lockLife(member.id)
    if (life === undefined) throw notIdentified(policy.pin.tries)
    const situation = situationOf(institution, life, now)
    const act = { act: 'acquire' } as const
    const decision = decide(act, situation)
    if (decision.answer === 'no') {
      await record(ports, tx, {
        ...byMember(member.id, now),
        kind: 'acquisition-refused',
        facts: { code: decision.code },
        decision: decisionRecord(act, situation, decision),
      })
      return decision
    }
    const { grant } = decision
    const alone = await refusedAlone(ports, tx, member, policy, grant.by)
    if (alone !== undefined) return alone
    const entitlementId = grant.by === 'entitlement' ? grant.entitlementId : undefined
    await tx.acquisitions.add({
      id: random.uuid(),
      tokenHash: token.hash,
      memberId: member.id,
      ...(entitlementId && { entitlementId }),
      begunAt: now,
      expiresAt: now.add(acquisitionLife),
      policyVersion: version,
      keyAlgorithm: policy.key.algorithm,
      steps: {},
    })
    await mailCode(ports, tx, institution, member, { policy, grant })
    return undefined
  })
  if (refused !== undefined) throw new Refusal(refused.code, 'nothing can be acquired', refused.facts)
  return token.text
}

/** Where another administrator must say yes and there is none, it is told before anything is begun. */
async function refusedAlone(
  ports: IdentifyPorts,
  tx: Repositories,
  { id, role, contract }: MemberRecord,
  policy: Policy,
  by: Acquirer['by'],
): Promise<No | undefined> {
  if (!needsColleague(policy, { role, by })) return undefined
  const all = await tx.members.administratorsOf(contract.id)
  if (all.some((other) => other.id !== id && other.stops.length === 0)) return undefined
  const refused = no('no-colleague', { kind: 'ask-institution' })
  const facts = { code: refused.code }
  await record(ports, tx, { ...byMember(id, ports.clock.now()), kind: 'acquisition-refused', facts })
  return refused
}

/** The first code comes by itself, where it may come by mail and none is on its way. */
async function mailCode(
  ports: IdentifyPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  member: MemberRecord,
  { policy, grant }: { policy: Policy; grant: AcquisitionGrant },
): Promise<void> {
  if (member.mailAddress === undefined) return
  const now = ports.clock.now()
  const address = await addressOf(tx, member.id, policy, now)
  if (!acceptedProofs(policy, grant.by, address).includes('mail-code')) return
  const usable = await tx.pickupCodes.usableOf(member.id, now)
  if (usable.length > 0) return
  const entitlementId = grant.by === 'entitlement' ? grant.entitlementId : undefined
  await sendPickupCode(ports, tx, institution, member, entitlementId)
}
