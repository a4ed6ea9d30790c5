import type { ReissueReason } from './desk-reason.ts'
import type { Life } from './life.ts'
import { isEarlier } from './local-day.ts'
import type { DeskPolicy } from './policy.ts'

/**
 * What staff look at before money moves (domain.md §8): malware deletes a certificate so that its victim asks for another
 * that it can copy; a new one with a new address; several in a row; and a first log-on from where he has never been.
 */
export type DeskAlarmKind =
  | 'reissue-after-deletion'
  | 'reissue-and-address'
  | 'acquisitions-in-a-row'
  | 'log-on-after-reissue'

/** Of a reissue. `addressChangedAt`: of the holder, or of an administrator of his contract. */
export function reissueAlarms(
  reason: ReissueReason,
  { certificates }: Life,
  addressChangedAt: Temporal.Instant | undefined,
  { alarmDays }: DeskPolicy,
  now: Temporal.Instant,
): DeskAlarmKind[] {
  const since = now.subtract({ hours: alarmDays * 24 })
  const isLate = (at: Temporal.Instant | undefined) => at !== undefined && !isEarlier(at, since)
  const wasDeleted = reason === 'deleted' || certificates.some(({ revokedAt }) => isLate(revokedAt))
  return [
    ...(wasDeleted ? (['reissue-after-deletion'] as const) : []),
    ...(isLate(addressChangedAt) ? (['reissue-and-address'] as const) : []),
  ]
}

/** Of a certificate that is being signed now in an acquisition: in the life it is not signed yet. */
export function isAcquisitionInARow(
  { certificates }: Life,
  { acquisitionsInARow }: DeskPolicy,
  now: Temporal.Instant,
): boolean {
  const since = now.subtract({ hours: 24 })
  const made = certificates.filter(
    ({ origin, signedAt }) =>
      origin === 'acquisition' && signedAt !== undefined && !isEarlier(signedAt, since),
  )
  return made.length + 1 >= acquisitionsInARow
}

/**
 * Of the first log-on with a reissued certificate, in the life as it was before. Who has never logged on is known nowhere,
 * and where nobody can tell from where it came, there is nothing to tell it by.
 */
export function isStrangeLogon({ certificates }: Life, network: 'known' | 'unknown' | 'not-told'): boolean {
  return network === 'unknown' && certificates.some(({ provedAt }) => provedAt !== undefined)
}
