import { hasExpired } from './expiry-dates.ts'
import type { CertificateId, EntitlementId } from './id.ts'
import {
  type CertificateFacts,
  certificateIn,
  type EntitlementFacts,
  type Life,
  type MemberStop,
  stopOf,
} from './life.ts'
import { isBefore, isEarlier, isLater, localDate } from './local-day.ts'
import {
  acquisitionMilestones,
  expiryMilestones,
  type Milestone,
  reached,
  todayOf,
  unprovedMilestones,
} from './milestone.ts'
import type { MailMilestoneKind, PolicyVersion } from './policy.ts'
import { policyToday, zoneOf } from './policy-version.ts'
import type { Situation } from './situation.ts'

/** What a notice is about: a certificate, or the entitlement to one. */
export type NoticeSubject = { certificateId: CertificateId } | { entitlementId: EntitlementId }

/** How far a notice has come. */
export type NoticeState = 'owed' | 'written' | 'overtaken' | 'withdrawn' | 'impossible'

/** Why one is over that was not written, or not sent. */
export type NoticeReason =
  | 'renewed'
  | 'revoked'
  | 'stopped'
  | 'ended'
  | 'acquired'
  | 'proved'
  | 'expired'
  | 'policy'
  | 'no-address'
  | 'more-urgent'

/** Why somebody gets no mail of time at all, or not all of them. */
export type NoticeHindrance =
  | { kind: 'stopped'; stop: MemberStop }
  | { kind: 'switched-off' }
  | { kind: 'mails-off'; policyVersion: number }
  | { kind: 'kinds-off'; kinds: readonly MailMilestoneKind[]; policyVersion: number }
  | { kind: 'no-address' }
  | { kind: 'nothing-ends' }

/** The milestones of one subject that its state lets count, the earliest first, due or not. */
export interface Expected {
  subject: NoticeSubject
  milestones: readonly Milestone[]
}

/** What is wanted of the holder today: the most urgent milestone, and those that it overtakes if they were not told. */
export interface Wanted {
  subject: NoticeSubject
  milestone: Milestone
  overtaken: readonly Milestone[]
}

/**
 * Everything that time will bring this person, as things stand now. The one rule of what is owed: adapters/postgres says
 * the same for all people at once, and a property test compares the two.
 */
export function expectedMilestones(situation: Situation): Expected[] {
  const { life } = situation
  if (stopOf(life.member) !== undefined) return []
  const current = certificateIn(life, 'current')
  const proving = certificateIn(life, 'proving')
  const open = life.entitlements.find(({ state }) => state === 'open')
  return [
    ...(current ? [ofCurrent(current, situation)] : []),
    ...(proving && canBeProved(proving, situation.now) ? [ofProving(proving, situation)] : []),
    ...(open && isWaitedFor(life, situation) ? [ofEntitlement(open, situation)] : []),
  ].filter(({ milestones }) => milestones.length > 0)
}

/** Of these what has fallen due by now. */
export function wantedMilestones(situation: Situation): Wanted[] {
  const today = todayOf(situation)
  return expectedMilestones(situation).flatMap(({ subject, milestones }) => {
    const [milestone, ...overtaken] = reached(milestones, today)
    if (milestone === undefined || isTooLate(milestone, situation)) return []
    return [{ subject, milestone, overtaken }]
  })
}

/** What keeps mails from this person today; empty where those that are expected will come. */
export function noticeHindrances(
  situation: Situation,
  mailAddress: string | undefined,
): readonly NoticeHindrance[] {
  const { version, policy } = policyToday(situation.versions, situation.now)
  const { mails, off } = policy.notices
  const stop = stopOf(situation.life.member)
  const hindrances: NoticeHindrance[] = []
  if (stop !== undefined) hindrances.push({ kind: 'stopped', stop })
  if (situation.switches.mails === 'off') hindrances.push({ kind: 'switched-off' })
  if (mails !== 'on') hindrances.push({ kind: 'mails-off', policyVersion: version })
  if (off.length > 0) hindrances.push({ kind: 'kinds-off', kinds: off, policyVersion: version })
  if (mailAddress === undefined) hindrances.push({ kind: 'no-address' })
  if (hindrances.length === 0 && expectedMilestones(situation).length === 0)
    hindrances.push({ kind: 'nothing-ends' })
  return hindrances
}

/** Nothing asks to renew what does not work: a predecessor's certificate may end within E. */
function isTooLate({ kind }: Milestone, { life, versions, now }: Situation): boolean {
  const current = certificateIn(life, 'current')
  return kind === 'before-expiry' && (current === undefined || !works(current, versions, now))
}

function ofCurrent(current: CertificateFacts, situation: Situation): Expected {
  const milestones = since(current.issuedAt, situation, expiryMilestones(current, situation))
  return { subject: { certificateId: current.id }, milestones }
}

function ofProving(proving: CertificateFacts, situation: Situation): Expected {
  const issuedOn = localDate(proving.issuedAt, zoneOf(situation.versions))
  const milestones = since(proving.issuedAt, situation, unprovedMilestones(issuedOn, situation))
  return { subject: { certificateId: proving.id }, milestones }
}

function ofEntitlement({ id, openedAt, deadline }: EntitlementFacts, situation: Situation): Expected {
  const milestones = since(openedAt, situation, acquisitionMilestones(deadline, situation))
  return { subject: { entitlementId: id }, milestones }
}

/** On the day itself on which something was made, and for what was due before, whoever made it knows. */
function since(begun: Temporal.Instant, { versions }: Situation, milestones: readonly Milestone[]) {
  const day = localDate(begun, zoneOf(versions))
  return milestones.filter(({ dueOn }) => isBefore(day, dueOn))
}

const canBeProved = ({ proveUntil }: CertificateFacts, now: Temporal.Instant) =>
  proveUntil !== undefined && !isLater(now, proveUntil)

/** Who has made a certificate is asked to prove it, and who has one that works has time. */
function isWaitedFor(life: Life, { versions, now }: Situation): boolean {
  const proving = certificateIn(life, 'proving')
  if (proving !== undefined && canBeProved(proving, now)) return false
  const current = certificateIn(life, 'current')
  return current === undefined || !works(current, versions, now)
}

function works(current: CertificateFacts, versions: readonly PolicyVersion[], now: Temporal.Instant) {
  return !isEarlier(now, current.notBefore) && !hasExpired(current, zoneOf(versions), now)
}
