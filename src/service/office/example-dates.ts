import { acquisitionDeadline, expiryDates } from '../../domain/expiry-dates.ts'
import { lastSecond, laterDate, localDate } from '../../domain/local-day.ts'
import { type MailTemplate, milestoneOf } from '../../domain/mail-template.ts'
import type { MailMilestoneKind, Policy, PolicyVersion } from '../../domain/policy.ts'
import { policyToday, zoneOf } from '../../domain/policy-version.ts'
import { certificateValidity } from '../../domain/validity.ts'
import type { MailExample } from '../../words/mail-example.ts'

/** The days on which the policy wants this mail, counted as the policy counts them. */
export function daysOf(template: MailTemplate, policy: Policy): readonly number[] {
  const kind = milestoneOf[template]
  if (kind === undefined) return []
  const days: Record<MailMilestoneKind, readonly number[]> = {
    'before-expiry': policy.mailDays,
    'after-expiry': policy.mailAfterExpiry ? [1] : [],
    'grace-ends': policy.afterExpiry.kind === 'reissue' ? [] : policy.notices.graceDays,
    unproved: policy.notices.unprovedDays,
    'not-acquired': policy.acquisitionReminders,
  }
  return days[kind]
}

/** The dates that somebody would be told who gets this mail now. */
export function exampleDates(
  template: MailTemplate,
  days: number,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): MailExample {
  const zone = zoneOf(versions)
  const { policy } = policyToday(versions, now)
  const today = localDate(now, zone)
  const expiryDate = expiryOf(template, days, today, policy, now)
  const { recovery, lastRenewalMoment } = expiryDates({ expiryDate }, versions, now)
  const issuedOn = milestoneOf[template] === 'unproved' ? today.subtract({ days }) : today
  const zoned = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone)
  return {
    at: zoned(now).round({ smallestUnit: 'minute', roundingMode: 'floor' }),
    expiryDate,
    lastMoment: zoned(lastRenewalMoment ?? lastSecond(expiryDate, zone)),
    recovery,
    issuedOn,
    proveUntil: zoned(
      lastSecond(
        laterDate(issuedOn.add({ days: policy.proveDays }), template === 'prove' ? expiryDate : today),
        zone,
      ),
    ),
    deadline: acquisitionDeadline(policy, today.add({ days }).subtract({ days: policy.acquisitionDays })),
    notMeUntil: zoned(now.add({ hours: policy.notMeHours })),
    tries: policy.pickup.tries,
    reportOpensAt: zoned(now.add({ minutes: policy.reportLockMinutes })),
  }
}

function expiryOf(
  template: MailTemplate,
  days: number,
  today: Temporal.PlainDate,
  policy: Policy,
  now: Temporal.Instant,
): Temporal.PlainDate {
  const kind = milestoneOf[template]
  if (kind === undefined || kind === 'unproved' || kind === 'not-acquired') {
    return template === 'digest'
      ? today.add({ days: policy.mailDays[0] ?? policy.renewalOpens })
      : certificateValidity({ policy, now, machineNow: now }).expiryDate
  }
  switch (kind) {
    case 'before-expiry':
      return today.add({ days })
    case 'after-expiry':
      return today.subtract({ days })
    case 'grace-ends':
      return today.add({ days }).subtract({ days: graceOf(policy) })
  }
}

function graceOf({ afterExpiry }: Policy): number {
  return afterExpiry.kind === 'reissue' ? 0 : afterExpiry.days
}
