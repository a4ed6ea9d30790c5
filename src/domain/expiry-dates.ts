import type { CertificateFacts } from './life.ts'
import { earlierInstant, firstInstant, isAfter, isEarlier, laterDate, localDate } from './local-day.ts'
import { extendDeadline, lastOpenMoment } from './opening-hours.ts'
import type { Policy, PolicyVersion } from './policy.ts'
import { policyFor, zoneOf } from './policy-version.ts'
import { renewalOpening } from './renewal-opening.ts'
import { openedByPulls } from './renewal-pull.ts'

/** The way back in after E, and the last day on which it can be gone. */
export type Recovery = { kind: 'acquire' | 'revoke-first'; lastDay: Temporal.PlainDate } | { kind: 'reissue' }

/** The dates of a certificate's last year, all measured from E: renewal may have opened earlier by a version before, or by a pull. */
export interface ExpiryDates {
  expiryDate: Temporal.PlainDate
  renewalOpensOn: Temporal.PlainDate
  /** The last second at which renewal is open; earlier than the end of E where that is closed, undefined if never open. */
  lastRenewalMoment: Temporal.Instant | undefined
  /** The days of the mails, in the order of the policy. */
  mailsOn: readonly { daysBefore: number; day: Temporal.PlainDate }[]
  recovery: Recovery
}

/** `notAfter` and `pulls`, where it is about one certificate: a predecessor's may end within E. */
type Dated = Pick<CertificateFacts, 'expiryDate' | 'toldRecovery'> &
  Partial<Pick<CertificateFacts, 'notAfter' | 'pulls'>>

export function expiryDates(
  { expiryDate, notAfter, toldRecovery, pulls }: Dated,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): ExpiryDates {
  const zone = zoneOf(versions)
  const { today, expiry } = policyFor({ versions, expiryDate, today: localDate(now, zone) })
  const renewalOpensOn = openedByPulls(renewalOpening(expiryDate, versions), pulls, zone)
  const open = lastOpenMoment(today.policy.openingHours, zone, expiryDate)
  const last = open && notAfter ? earlierInstant(open, notAfter) : open
  return {
    expiryDate,
    renewalOpensOn,
    lastRenewalMoment:
      last === undefined || isEarlier(last, firstInstant(renewalOpensOn, zone)) ? undefined : last,
    mailsOn: expiry.policy.mailDays.map((daysBefore) => ({
      daysBefore,
      day: expiryDate.subtract({ days: daysBefore }),
    })),
    recovery: recoveryFrom(expiryDate, toldRecovery, expiry.policy, today.policy),
  }
}

/** Of these dates only the way back in. */
export function recoveryOf(
  { expiryDate, toldRecovery }: Pick<CertificateFacts, 'expiryDate' | 'toldRecovery'>,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): Recovery {
  const { today, expiry } = policyFor({ versions, expiryDate, today: localDate(now, zoneOf(versions)) })
  return recoveryFrom(expiryDate, toldRecovery, expiry.policy, today.policy)
}

/** The last calendar day on which an entitlement opened on that day can be used. */
export function acquisitionDeadline(policy: Policy, openedOn: Temporal.PlainDate): Temporal.PlainDate {
  return extendDeadline(policy.openingHours, policy.zone, openedOn.add({ days: policy.acquisitionDays }))
}

/** Over when E is, or at notAfter if a predecessor's certificate ends within E. A notAfter of :59 covers that whole second. */
export function hasExpired(
  { expiryDate, notAfter }: Pick<CertificateFacts, 'expiryDate' | 'notAfter'>,
  zone: string,
  now: Temporal.Instant,
): boolean {
  return isAfter(localDate(now, zone), expiryDate) || !isEarlier(now, notAfter.add({ seconds: 1 }))
}

function recoveryFrom(
  expiryDate: Temporal.PlainDate,
  told: CertificateFacts['toldRecovery'],
  { afterExpiry }: Policy,
  { openingHours, zone }: Policy,
): Recovery {
  const extend = (day: Temporal.PlainDate) => extendDeadline(openingHours, zone, day)
  if (afterExpiry.kind === 'reissue') return told ? { ...told, lastDay: extend(told.lastDay) } : afterExpiry
  const { kind, days } = afterExpiry
  const lastDay = extend(expiryDate.add({ days }))
  if (told === undefined) return { kind, lastDay }
  return {
    kind: told.kind === 'acquire' ? 'acquire' : kind,
    lastDay: laterDate(lastDay, extend(told.lastDay)),
  }
}
