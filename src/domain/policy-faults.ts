import { roleLengthAtMost } from './common-name.ts'
import { noticeFaults } from './notice-faults.ts'
import { oneLine } from './one-line.ts'
import type { OpeningHours, Policy, Wording } from './policy.ts'
import { acceptedProofs } from './second-proof.ts'
import { statusFaults } from './status-faults.ts'

/** What contradicts itself in a policy, in English for its editor; empty when it can be announced. */
export function policyFaults(policy: Policy): string[] {
  return [
    ...zoneFaults(policy),
    ...wordingFaults(policy.wording),
    ...spanFaults(policy),
    ...listFaults(policy),
    ...hoursFaults(policy.openingHours),
    ...officeFaults(policy),
    ...deskFaults(policy),
    ...recoveryFaults(policy),
    ...broken([[isCount(policy.est.secretHours, 1, 336), 'est.secretHours: from an hour to two weeks']]),
    ...statusFaults(policy.status),
    ...noticeFaults(policy),
  ]
}

type Rule = readonly [holds: boolean, fault: string]

const broken = (rules: readonly Rule[]) => rules.filter(([holds]) => !holds).map(([, fault]) => fault)

const isCount = (value: number, least = 1, most = 36_500) =>
  Number.isInteger(value) && value >= least && value <= most

/**
 * Every run of the notices lists each day of these spans (notice-plan.ts): a slip of the finger that makes them a century
 * would hold up the whole program.
 */
const longestSpan = 1000

function zoneFaults({ zone }: Policy): string[] {
  try {
    Temporal.PlainDate.from('2026-01-01').toZonedDateTime(zone)
    return []
  } catch {
    return [`zone: "${zone}" is not a time zone`]
  }
}

function wordingFaults({ helpDesk, self, logon, ...texts }: Wording): string[] {
  const { name, hours, telephone } = helpDesk
  const all = Object.entries({ ...texts, name, hours, telephone }).flatMap(([field, text]) =>
    (typeof text === 'string' ? [text] : [text.ja, text.en]).map((said) => [field, said] as const),
  )
  return [
    ...all
      .filter(([field, text]) => field !== 'telephone' && text.trim() === '')
      .map(([field]) => `wording.${field} is empty in a language`),
    // It stands within sentences, and in the subjects of mails.
    ...all
      .filter(([, text]) => text.trim() !== '' && oneLine(text) !== text)
      .map(([field]) => `wording.${field} is not one line of plain text`),
    ...broken([
      [helpDesk.telephone.trim() !== '', 'wording.helpDesk.telephone is empty'],
      [
        texts.administrator.ja.length <= roleLengthAtMost,
        `wording.administrator.ja is longer than ${roleLengthAtMost}`,
      ],
      [texts.user.ja.length <= roleLengthAtMost, `wording.user.ja is longer than ${roleLengthAtMost}`],
    ]),
  ]
}

function spanFaults(policy: Policy): string[] {
  const { pin, session, pickup, afterExpiry, retirement } = policy
  const [span] = Object.values(policy.validity)
  return broken([
    [
      isCount(pin.minLength, 6) && isCount(pin.maxLength, pin.minLength, 64),
      'pin: from 6, and at most 64 characters',
    ],
    [isCount(pin.tries), 'pin.tries is not a positive number'],
    [isCount(session.idleMinutes) && isCount(session.absoluteHours), 'session: spans must be positive'],
    [session.idleMinutes <= session.absoluteHours * 60, 'session: idleMinutes outlasts absoluteHours'],
    [isCount(policy.acquisitionDays, 1, longestSpan), `acquisitionDays: from 1 to ${longestSpan}`],
    [isCount(pickup.mailMinutes) && isCount(pickup.letterDays), 'pickup: spans must be positive'],
    [isCount(pickup.tries) && isCount(pickup.repeats, 0), 'pickup: tries from 1, repeats from 0'],
    [span !== undefined && isCount(span), 'validity is not a positive number'],
    [isCount(policy.notBeforeBackdateMinutes, 0, 1440), 'notBeforeBackdateMinutes: from 0 to a day'],
    [isCount(policy.renewalOpens), 'renewalOpens is not a positive number of days'],
    [policy.renewalOpens < shortestDays(policy), 'renewalOpens is not shorter than validity'],
    [
      afterExpiry.kind === 'reissue' || isCount(afterExpiry.days, 1, longestSpan),
      `afterExpiry.days: from 1 to ${longestSpan}`,
    ],
    [isCount(policy.proveDays, 1, longestSpan), `proveDays: from 1 to ${longestSpan}`],
    [retirement.kind === 'at-once' || isCount(retirement.days), 'retirement.days is not a positive number'],
    [isCount(policy.freshActMinutes, 1, 60), 'freshActMinutes: from 1 to 60'],
    [isCount(policy.keepDays, 30, 3650), 'keepDays: from thirty days to ten years'],
    [policy.session.idleMinutes <= policy.keepDays * 1440, 'session.idleMinutes outlasts keepDays'],
    [isCount(policy.notMeHours, 24, 720), 'notMeHours: from a day to thirty days'],
    [isCount(policy.reportLockMinutes, 5, 60), 'reportLockMinutes: from 5 to 60'],
  ])
}

/** Validity in days, at its shortest. */
function shortestDays({ validity }: Policy): number {
  if ('days' in validity) return validity.days
  return 'months' in validity ? validity.months * 28 : validity.years * 365
}

function listFaults({
  acquisitionDays,
  acquisitionReminders,
  renewalOpens,
  mailDays,
  pickup,
  key,
}: Policy): string[] {
  return broken([
    [
      isDayList(acquisitionReminders, acquisitionDays),
      'acquisitionReminders: falling, each within acquisitionDays',
    ],
    [isDayList(mailDays, renewalOpens), 'mailDays: falling, each within renewalOpens'],
    [pickup.channels.length > 0, 'pickup.channels is empty'],
    [key.media.length > 0, 'key.media is empty'],
    [key.accepted.includes(key.algorithm), 'key.accepted does not hold key.algorithm'],
  ])
}

/** A mail that asks to renew before renewal opens would ask for what is refused. */
const isDayList = (days: readonly number[], most: number) =>
  days.every((day, i) => isCount(day, 0, most) && day < (days[i - 1] ?? Number.POSITIVE_INFINITY))

function hoursFaults({ week, closedEachYear, closedOnce }: OpeningHours): string[] {
  const spans = Object.entries(week)
  return [
    ...broken([[spans.length > 0, 'openingHours.week has no open day']]),
    ...spans
      .filter(
        ([, span]) =>
          !isTime(span.from) || !(isTime(span.until) || span.until === '24:00') || span.from >= span.until,
      )
      .map(([day]) => `openingHours.week.${day}: from must come before until, both HH:MM`),
    ...closedEachYear
      .filter((day) => !isDate(`2028-${day}`)) // a leap year, so that 29 February is a day
      .map((day) => `openingHours.closedEachYear: "${day}" is not MM-DD`),
    ...closedOnce
      .filter((day) => !isDate(day))
      .map((day) => `openingHours.closedOnce: "${day}" is not an ISO date`),
  ]
}

function officeFaults({ office: { tries, lockMinutes, activationHours, approvalHours } }: Policy): string[] {
  return broken([
    [isCount(tries, 3, 20), 'office.tries: from 3 to 20'],
    [isCount(lockMinutes, 1, 1440), 'office.lockMinutes: from a minute to a day'],
    [isCount(activationHours, 1, 336), 'office.activationHours: from an hour to two weeks'],
    [isCount(approvalHours, 1, 336), 'office.approvalHours: from an hour to two weeks'],
  ])
}

function deskFaults({ desk }: Policy): string[] {
  return broken([
    [isCount(desk.addressCoolOffHours, 1, 720), 'desk.addressCoolOffHours: from an hour to thirty days'],
    [isCount(desk.addressCodeHours, 1, 168), 'desk.addressCodeHours: from an hour to a week'],
    [isCount(desk.alarmDays, 1, 90), 'desk.alarmDays: from 1 to 90'],
    [isCount(desk.acquisitionsInARow, 2, 20), 'desk.acquisitionsInARow: from 2 to 20'],
  ])
}

const isTime = (text: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text)

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

function recoveryFaults(policy: Policy): string[] {
  const { recovery, afterExpiry } = policy
  const mayComeBack = afterExpiry.kind !== 'reissue'
  return broken([
    [
      !mayComeBack || acceptedProofs(policy, 'recovery').length > 0,
      'recovery.secondProof: one that the pickup channels allow',
    ],
    [isCount(recovery.approvalHours, 1, 168), 'recovery.approvalHours: from an hour to a week'],
  ])
}
