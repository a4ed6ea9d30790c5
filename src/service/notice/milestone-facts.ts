import { expiryDates, type Recovery } from '../../domain/expiry-dates.ts'
import { localDate } from '../../domain/local-day.ts'
import { extendDeadline } from '../../domain/opening-hours.ts'
import type { PolicyVersion } from '../../domain/policy.ts'
import { policyToday, zoneOf } from '../../domain/policy-version.ts'
import { urgingPull } from '../../domain/renewal-pull.ts'
import type { OwedNotice } from '../../ports/notices.ts'
import type { MilestoneFacts } from '../../words/mail-milestone.ts'

/** What a mail of a milestone says, as of now: not as of the day on which it fell due. */
export function milestoneFacts(
  notice: Pick<OwedNotice, 'kind' | 'certificate' | 'entitlement' | 'proveUntil'>,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): MilestoneFacts {
  const { kind } = notice
  if (kind === 'not-acquired') return notAcquired(notice, versions, now)
  if (kind === 'unproved') return unproved(notice, versions)
  return ofExpiry(kind, notice, versions, now)
}

/** The way back in that a mail of it tells, so that it can be kept. */
export function toldBy(facts: MilestoneFacts): Exclude<Recovery, { kind: 'reissue' }> | undefined {
  if (!('recovery' in facts) || facts.recovery.kind === 'reissue') return undefined
  return facts.recovery
}

type Ending = 'before-expiry' | 'after-expiry' | 'grace-ends'

function ofExpiry(
  kind: Ending,
  { certificate, proveUntil }: Pick<OwedNotice, 'certificate' | 'proveUntil'>,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): MilestoneFacts {
  if (certificate === undefined) throw new Error(`a mail ${kind} about no certificate`)
  const zoned = (at: Temporal.Instant) => at.toZonedDateTimeISO(zoneOf(versions))
  const { expiryDate, recovery, lastRenewalMoment } = expiryDates(certificate, versions, now)
  if (kind !== 'before-expiry') {
    return { kind, expiryDate, recovery, ...(proveUntil && { proveUntil: zoned(proveUntil) }) }
  }
  const lastMoment = zoned(proveUntil ?? lastRenewalMoment ?? certificate.notAfter)
  const reason = urgingPull(certificate.pulls)?.reason
  if (proveUntil) return { kind, wanted: 'prove', expiryDate, lastMoment, recovery }
  return { kind, wanted: 'renew', expiryDate, lastMoment, recovery, ...(reason && { reason }) }
}

function unproved(
  { certificate, proveUntil }: Pick<OwedNotice, 'certificate' | 'proveUntil'>,
  versions: readonly PolicyVersion[],
): MilestoneFacts {
  if (certificate === undefined || proveUntil === undefined) throw new Error('nothing is there to be proved')
  const zone = zoneOf(versions)
  return {
    kind: 'unproved',
    issuedOn: localDate(certificate.issuedAt, zone),
    proveUntil: proveUntil.toZonedDateTimeISO(zone),
    origin: certificate.origin,
  }
}

function notAcquired(
  { entitlement }: Pick<OwedNotice, 'entitlement'>,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): MilestoneFacts {
  if (entitlement === undefined) throw new Error('nothing is there to be acquired')
  const { openingHours, zone } = policyToday(versions, now).policy
  const deadline = extendDeadline(openingHours, zone, entitlement.deadline)
  return { kind: 'not-acquired', reason: entitlement.reason, deadline }
}
