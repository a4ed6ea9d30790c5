import { earlierInstant, isEarlier } from './local-day.ts'
import type { StatusPolicy } from './policy.ts'
import { followedAt, type Span, type UnsignedRounds } from './status-times.ts'

/** What staff must hear of CAs and lists. */
export type AuthorityAlarmKind = 'ca-near-end' | 'ca-revoked' | 'ca-listed' | 'status-late'

/**
 * Days before a CA can do its work no more, at which staff are alarmed: an issuing CA when it can make no certificate of
 * today's validity, a root when it ends. A root is changed in every proxy and device, so the first is years ahead.
 */
export const authorityStages = {
  issuing: [120, 60, 30, 14, 7, 0],
  root: [1095, 730, 365, 180, 90, 30, 7],
} as const satisfies Record<'issuing' | 'root', readonly number[]>

/** The last stage that was reached; undefined while none is. */
export function authorityStage(level: keyof typeof authorityStages, daysLeft: number): number | undefined {
  return authorityStages[level].findLast((days) => daysLeft <= days)
}

/**
 * So much later than it should be there somebody has to look what hinders a list, or whoever signs answers; where less than
 * twice as much is left then, earlier. Judged by the policy of that long ago: what has changed since is followed in seconds.
 */
export const lateAfter = { list: { hours: 1 }, responder: { hours: 24 } } as const
/** What is new is told within a minute: a node that died in a round is no trouble yet, one try after the other that fails is. */
const hindered = { minutes: 5, rounds: 3 } as const
/** A list whose key is not here is brought in by people, who need time. */
const broughtBefore = { hours: 7 * 24 } as const

/**
 * `list` is the newest that is signed: none at all is late as if one had been signed when the CA began. `status` is the
 * policy of `lateAfter` ago, `unsigned` are the rounds since.
 */
export function isListLate(
  { isKeyHere }: { isKeyHere: boolean },
  list: Span | undefined,
  begun: Temporal.Instant,
  status: StatusPolicy,
  machineNow: Temporal.Instant,
  unsigned?: UnsignedRounds,
): boolean {
  if (isKeyHere) {
    const { listHours, listAheadHours } = status
    const due = list ? followedAt(list, status) : begun.add({ hours: listHours - listAheadHours })
    const minutes = Math.min(lateAfter.list.hours * 60, listAheadHours * 30)
    return isHindered(unsigned, machineNow) || !isEarlier(machineNow, due.add({ minutes }))
  }
  return list === undefined || !isEarlier(machineNow.add(broughtBefore), list.nextUpdate)
}

function isHindered(unsigned: UnsignedRounds | undefined, machineNow: Temporal.Instant): boolean {
  if (unsigned === undefined || unsigned.count < hindered.rounds) return false
  return !isEarlier(machineNow, unsigned.since.add({ minutes: hindered.minutes }))
}

/** `notAfter` is of the last that was made. Nobody outlives the CA. */
export function isResponderLate(
  notAfter: Temporal.Instant,
  issuerNotAfter: Temporal.Instant,
  begun: Temporal.Instant,
  { responderAheadDays }: StatusPolicy,
  machineNow: Temporal.Instant,
): boolean {
  if (isEarlier(machineNow, begun.add(lateAfter.responder))) return false
  const ahead = responderAheadDays * 24
  const hours = ahead - Math.min(lateAfter.responder.hours, ahead / 2)
  return isEarlier(notAfter, earlierInstant(machineNow.add({ hours }), issuerNotAfter))
}
