import { type No, no } from '../../domain/answer.ts'
import type { AuditEventKind } from '../../domain/audit-event.ts'
import { decide } from '../../domain/decision.ts'
import { type DecisionRecord, decisionRecord } from '../../domain/decision-record.ts'
import type { DeskAct, DeskGrant, DeskGrantOf, DeskWish } from '../../domain/desk-act.ts'
import type { MemberId } from '../../domain/id.ts'
import type { Policy } from '../../domain/policy.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Situation } from '../../domain/situation.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { LifeAsRead, MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { partyOf } from '../member/report-loss.ts'
import { actorIdOf, actorOf, type By, byWhom } from './by.ts'

export type DeskPorts = Pick<Ports, 'clock' | 'random' | 'crypto'>

/** What a verb `…In` gives back to the transaction it was called in: the refusal is recorded there, so let it commit. */
export type DeskAnswer<Done> = ({ answer: 'yes' } & Done) | No

/** Everything about an act that was allowed, with the holder and the actor held until the transaction ends. */
export interface DeskCase {
  answer: 'yes'
  by: By
  holder: MemberRecord
  situation: Situation
  policy: Policy
  now: Temporal.Instant
  addressChangedAt: Temporal.Instant | undefined
  decision: DecisionRecord
}

export interface GrantedCase<Name extends DeskWish['act']> extends DeskCase {
  grant: DeskGrantOf<Name>
}

/** The verb's own transaction. What was refused is committed as refused, and then thrown. */
export async function atDesk<Done>(
  { store }: Pick<Ports, 'store'>,
  institution: InstitutionRecord,
  act: (tx: Repositories) => Promise<DeskAnswer<Done>>,
): Promise<{ answer: 'yes' } & Done> {
  const answer = await store.transact(institution.id, act)
  if (answer.answer === 'no') throw new Refusal(answer.code, 'refused at the desk', answer.facts)
  return answer
}

/** Locks, reads and decides. */
export async function openCase<Name extends DeskWish['act']>(
  ports: DeskPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  by: By,
  memberId: MemberId,
  wish: DeskWish & { act: Name },
): Promise<GrantedCase<Name> | No> {
  const now = ports.clock.now()
  const { policy } = policyToday(institution.versions, now)
  const { life, holder, actor } = await lockBoth(tx, by, memberId)
  const asked = actorOf(by, actor)
  if (life === undefined || holder === undefined || asked === undefined) {
    return refuse(ports, tx, by, wish, undefined, no('not-found', { kind: 'none-needed' }))
  }
  const { contract } = holder
  const addressChangedAt = await tx.addressChanges.lastChange(memberId, contract.id)
  const contractStoppedAt = await tx.contractStops.stoppedAt(contract.id)
  const act: DeskAct = {
    ...wish,
    by: asked,
    holder: partyOf(holder),
    ...(addressChangedAt && { addressChangedAt }),
    ...(contractStoppedAt && { contractStoppedAt }),
  }
  const situation = situationOf(institution, life, now)
  const decided = decide(act, situation)
  const decision = decisionRecord(act, situation, decided)
  if (decided.answer === 'no') return refuse(ports, tx, by, wish, holder, decided, decision)
  const { grant } = decided
  if (!isFor<Name>(grant, wish.act)) throw new Error(`asked for ${wish.act}, and granted another act`)
  return {
    answer: 'yes',
    by,
    grant,
    holder,
    situation,
    policy,
    now,
    addressChangedAt,
    decision,
  }
}

function isFor<Name extends DeskWish['act']>(grant: DeskGrant, act: Name): grant is DeskGrantOf<Name> {
  return grant.act === act
}

/** In the order of their ids, so that two administrators who act on each other do not wait for each other. */
async function lockBoth(
  tx: Repositories,
  by: By,
  memberId: MemberId,
): Promise<{ life?: LifeAsRead; holder?: MemberRecord; actor?: MemberRecord }> {
  const ids = by.kind === 'member' ? [...new Set([by.memberId, memberId])].sort() : [memberId]
  let life: LifeAsRead | undefined
  for (const id of ids) {
    const locked = await tx.members.lockLife(id)
    if (id === memberId) life = locked
  }
  const holder = await tx.members.byId(memberId)
  if (by.kind === 'staff') return { ...(life && { life }), ...(holder && { holder }) }
  const actor = by.memberId === memberId ? holder : await tx.members.byId(by.memberId)
  return { ...(life && { life }), ...(holder && { holder }), ...(actor && { actor }) }
}

async function refuse(
  ports: DeskPorts,
  tx: Repositories,
  by: By,
  { act }: DeskWish,
  holder: MemberRecord | undefined,
  refused: No,
  decision?: DecisionRecord,
): Promise<No> {
  await recordRefusal(ports, tx, by, act, holder, refused, decision)
  const { code, facts, remedy } = refused
  return no(code, remedy, facts)
}

/** Of an act that was not done: it is kept with the decision that refused it. */
export async function recordRefusal(
  ports: DeskPorts,
  tx: Repositories,
  by: By,
  act: string,
  holder: Pick<MemberRecord, 'id' | 'contract'> | undefined,
  { code }: Pick<No, 'code'>,
  decision?: DecisionRecord,
): Promise<void> {
  await record(ports, tx, {
    at: ports.clock.now(),
    actor: by.kind,
    actorId: actorIdOf(by),
    kind: 'desk-act-refused',
    ...(holder && { memberId: holder.id, contractId: holder.contract.id }),
    facts: { act, code, ...byWhom(by, holder?.id) },
    ...(decision && { decision }),
  })
}

/** What was done, with the decision that allowed it. */
export async function recordDeed(
  ports: DeskPorts,
  tx: Repositories,
  { by, holder, now, decision }: DeskCase,
  kind: AuditEventKind,
  facts: Readonly<Record<string, string | number>> = {},
): Promise<void> {
  await record(ports, tx, {
    at: now,
    actor: by.kind,
    actorId: actorIdOf(by),
    kind,
    memberId: holder.id,
    contractId: holder.contract.id,
    facts: { ...facts, ...byWhom(by, holder.id) },
    decision,
  })
}
