import { textFaults } from './board-message-faults.ts'
import { isAfter, isBefore, localDate } from './local-day.ts'
import type { Announcement, PolicyVersion } from './policy.ts'

/** The two versions that may count for a certificate: the one for spans measured from E, and today's for all else. */
export interface PoliciesInForce {
  today: PolicyVersion
  expiry: PolicyVersion
}

/** The version in force on a day, or announced for it: the newest of those that have begun by then. */
export function policyOn(versions: readonly PolicyVersion[], date: Temporal.PlainDate): PolicyVersion {
  let found: PolicyVersion | undefined
  for (const version of versions) {
    if (!isAfter(version.effectiveFrom, date)) found = found === undefined ? version : newer(found, version)
  }
  if (found === undefined) throw new Error(`no policy was in force on ${date}`)
  return found
}

/** Two versions may begin on one day: then the later announced one replaces the other. */
function newer(a: PolicyVersion, b: PolicyVersion): PolicyVersion {
  const byDay = Temporal.PlainDate.compare(a.effectiveFrom, b.effectiveFrom)
  return byDay > 0 || (byDay === 0 && a.version > b.version) ? a : b
}

/**
 * domain.md §3: spans measured from E use the version of E, everything else today's.
 * That a date once told never moves earlier is not kept here but in stored dates: `EntitlementFacts.deadline`,
 * `CertificateFacts.proveUntil`, `retireAt` and `toldRecovery`, each of which wins over an earlier computed one. That what
 * has opened stays open is the rule of renewal-opening.ts.
 */
export function policyFor({
  versions,
  expiryDate,
  today,
}: {
  versions: readonly PolicyVersion[]
  expiryDate: Temporal.PlainDate
  today: Temporal.PlainDate
}): PoliciesInForce {
  return { today: policyOn(versions, today), expiry: policyOn(versions, expiryDate) }
}

/** The zone of the institution. It never changes (see versionFaults): E of every certificate was signed in it. */
export function zoneOf(versions: readonly PolicyVersion[]): string {
  const [first] = versions
  if (first === undefined) throw new Error('an institution without a policy')
  return first.policy.zone
}

export function policyToday(versions: readonly PolicyVersion[], now: Temporal.Instant): PolicyVersion {
  return policyOn(versions, localDate(now, zoneOf(versions)))
}

/** `replaced`: another version took its first day before it came: it counts only for whom it has opened renewal meanwhile. */
export type VersionState = 'past' | 'in-force' | 'coming' | 'replaced'

export function versionState(
  versions: readonly PolicyVersion[],
  version: number,
  today: Temporal.PlainDate,
): VersionState {
  const first = versions.find((known) => known.version === version)?.effectiveFrom
  if (first === undefined) throw new Error(`there is no version ${version}`)
  if (policyOn(versions, first).version !== version) return 'replaced'
  if (isAfter(first, today)) return 'coming'
  return policyOn(versions, today).version === version ? 'in-force' : 'past'
}

/** What is wrong with adding this version to those that are there. A change is announced for a day still to come. */
export function versionFaults(
  versions: readonly PolicyVersion[],
  added: PolicyVersion,
  today: Temporal.PlainDate,
): string[] {
  if (versions.length === 0) return added.version === 1 ? [] : ['the first version is 1']
  const faults: string[] = []
  const last = Math.max(...versions.map((version) => version.version))
  if (added.version !== last + 1) faults.push(`the next version is ${last + 1}, not ${added.version}`)
  if (!isAfter(added.effectiveFrom, today)) faults.push('a version begins tomorrow at the earliest')
  if (added.policy.zone !== zoneOf(versions)) faults.push('the zone cannot change')
  if (added.announcement !== undefined) faults.push(...announcementFaults(added.announcement, added, today))
  return faults
}

/** An announcement may stand from today on, a day before the change at the latest. */
function announcementFaults(
  { from, title, body }: Announcement,
  { effectiveFrom }: PolicyVersion,
  today: Temporal.PlainDate,
): string[] {
  const texts = [title.ja, title.en].map((text, i) => ({ title: text, body: [body.ja, body.en][i] ?? '' }))
  return [
    ...(isBefore(from, today) ? ['announcement.from is past'] : []),
    ...(isBefore(from, effectiveFrom) ? [] : ['announcement.from is not before the first day']),
    ...texts.flatMap(textFaults).map((fault) => `announcement.${fault}`),
  ]
}
