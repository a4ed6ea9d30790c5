import { type Recovery, recoveryOf } from './expiry-dates.ts'
import type { CertificateFacts } from './life.ts'
import { isAfter, isBefore, localDate } from './local-day.ts'
import { extendDeadline } from './opening-hours.ts'
import type { MailMilestoneKind, PolicyVersion } from './policy.ts'
import { policyOn, policyToday, zoneOf } from './policy-version.ts'
import type { Situation } from './situation.ts'

/** A day on which a mail of time alone falls due (domain.md §3, §6). */
export interface Milestone {
  kind: MailMilestoneKind
  /** 'E-30' and 'E+1' by the expiry date, 'G-10' by the last day of the way back in, 'P+3' by the issue, 'A-30' by the deadline. */
  name: string
  dueOn: Temporal.PlainDate
  /** After this day it is of no use any more. */
  lastDay: Temporal.PlainDate
  /** That which says so. */
  policyVersion: number
}

/** What milestones are counted by, besides the life of a person. */
export type Calendar = Pick<Situation, 'versions' | 'switches' | 'now'>

/** Where nobody can come back by himself, for how many days after E it is still worth telling him that he has expired. */
const toldWithoutWayBack = 30

/** All milestones of a certificate that are measured from E, the earliest first, due or not. */
export function expiryMilestones(
  certificate: Pick<CertificateFacts, 'expiryDate' | 'toldRecovery'>,
  calendar: Calendar,
): Milestone[] {
  const { expiryDate } = certificate
  const { version, policy } = policyOn(calendar.versions, expiryDate)
  const recovery = recoveryOf(certificate, calendar.versions, calendar.now)
  const before = policy.mailDays.map((days) => ({
    kind: 'before-expiry' as const,
    name: `E-${days}`,
    dueOn: expiryDate.subtract({ days }),
    lastDay: expiryDate,
    policyVersion: version,
  }))
  const isMailed = mailedKinds(calendar)
  return [
    ...before,
    ...(policy.mailAfterExpiry ? [afterExpiry(expiryDate, recovery, version)] : []),
    ...graceEnds(expiryDate, recovery, policyOn(calendar.versions, expiryDate)),
  ]
    .filter(({ kind }) => isMailed(kind))
    .filter(isFirstOfItsDay)
    .sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn))
}

/** Days after its issue on which the holder of a certificate that has not logged on yet is told: by today's policy. */
export function unprovedMilestones(issuedOn: Temporal.PlainDate, calendar: Calendar): Milestone[] {
  const { version, policy } = policyToday(calendar.versions, calendar.now)
  if (!mailedKinds(calendar)('unproved')) return []
  return policy.notices.unprovedDays
    .map((days) => ({
      kind: 'unproved' as const,
      name: `P+${days}`,
      dueOn: issuedOn.add({ days }),
      lastDay: issuedOn.add({ days: longestProof(calendar.versions) }),
      policyVersion: version,
    }))
    .sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn))
}

/** A certificate that was made in a renewal can be proved until the old one's E, if that is later. */
export function longestProof(versions: readonly PolicyVersion[]): number {
  return Math.max(...versions.flatMap(({ policy }) => [policy.proveDays, policy.renewalOpens]))
}

/** Days before the last day of an acquisition on which somebody who has not acquired is reminded: by today's policy. */
export function acquisitionMilestones(deadline: Temporal.PlainDate, calendar: Calendar): Milestone[] {
  const { version, policy } = policyToday(calendar.versions, calendar.now)
  if (!mailedKinds(calendar)('not-acquired')) return []
  const lastDay = extendDeadline(policy.openingHours, policy.zone, deadline)
  return policy.acquisitionReminders
    .map((days) => ({
      kind: 'not-acquired' as const,
      name: `A-${days}`,
      dueOn: lastDay.subtract({ days }),
      lastDay,
      policyVersion: version,
    }))
    .sort((a, b) => Temporal.PlainDate.compare(a.dueOn, b.dueOn))
}

/** The milestones reached by a day, the most urgent first; none when even that one has no use any more. */
export function reached(milestones: readonly Milestone[], today: Temporal.PlainDate): Milestone[] {
  const due = milestones.filter(({ dueOn }) => !isAfter(dueOn, today)).reverse()
  const [first] = due
  return first === undefined || isBefore(first.lastDay, today) ? [] : due
}

export const todayOf = ({ versions, now }: Calendar) => localDate(now, zoneOf(versions))

/** By today's policy and switches, whichever version says the day: an institution that stops its mails stops them all. */
function mailedKinds({ versions, switches, now }: Calendar): (kind: MailMilestoneKind) => boolean {
  const { mails, off } = policyToday(versions, now).policy.notices
  if (mails !== 'on' || switches.mails === 'off') return () => false
  return (kind) => !off.includes(kind)
}

function afterExpiry(
  expiryDate: Temporal.PlainDate,
  recovery: Recovery,
  policyVersion: number,
): Milestone & { kind: 'after-expiry' } {
  return {
    kind: 'after-expiry',
    name: 'E+1',
    dueOn: expiryDate.add({ days: 1 }),
    lastDay: recovery.kind === 'reissue' ? expiryDate.add({ days: toldWithoutWayBack }) : recovery.lastDay,
    policyVersion,
  }
}

function graceEnds(
  expiryDate: Temporal.PlainDate,
  recovery: Recovery,
  { version, policy }: PolicyVersion,
): (Milestone & { kind: 'grace-ends' })[] {
  if (recovery.kind === 'reissue') return []
  const { lastDay } = recovery
  return policy.notices.graceDays
    .map((days) => ({
      kind: 'grace-ends' as const,
      name: `G-${days}`,
      dueOn: lastDay.subtract({ days }),
      lastDay,
      policyVersion: version,
    }))
    .filter(({ dueOn }) => isAfter(dueOn, expiryDate))
}

/** Of two on one day, that of the expiry says it all. */
function isFirstOfItsDay({ dueOn }: Milestone, place: number, all: readonly Milestone[]): boolean {
  return all.findIndex((other) => other.dueOn.equals(dueOn)) === place
}
