import { type Answer, askFor, type No, no, type Remedy, yes } from './answer.ts'
import { type ExpiryDates, expiryDates, hasExpired } from './expiry-dates.ts'
import { hinderedByHours, hinderedByStop, hinderedBySwitch } from './hindrance.ts'
import type { CertificateId } from './id.ts'
import { type CertificateFacts, certificateIn } from './life.ts'
import { firstInstant, isAfter, isBefore, isEarlier, isLater, localDate } from './local-day.ts'
import { policyToday, zoneOf } from './policy-version.ts'
import type { Situation } from './situation.ts'
import { certificateToProve } from './standing.ts'
import { wayBackIn } from './way-back-in.ts'

export type RenewalWindow = 'not-yet' | 'open' | 'too-late'

/** Open from 00:00:00 local on the day on which it opens through the last second of E. Opening hours are another matter. */
export function renewalWindow(
  { expiryDate, renewalOpensOn }: Pick<ExpiryDates, 'expiryDate' | 'renewalOpensOn'>,
  zone: string,
  now: Temporal.Instant,
): RenewalWindow {
  const today = localDate(now, zone)
  if (isAfter(today, expiryDate)) return 'too-late'
  return isBefore(today, renewalOpensOn) ? 'not-yet' : 'open'
}

export interface RenewalGrant {
  act: 'renew' | 'issue-in-renewal'
  /** The certificate that the renewal replaces; it goes on working until the new one is proved. */
  certificateId: CertificateId
  expiryDate: Temporal.PlainDate
  lastRenewalMoment: Temporal.Instant | undefined
  /** One that was made already and waits for its first log-on; a newer one abandons it. */
  unprovedId?: CertificateId
}

export interface RenewalAct {
  act: 'renew'
  /** The certificate of the session. */
  certificateId: CertificateId
}

/** Whether this session may renew: 「電子証明書更新前処理中」 asks it, and every later step again. */
export function decideRenewal(
  { certificateId }: Pick<RenewalAct, 'certificateId'>,
  situation: Situation,
): Answer<RenewalGrant> {
  const { life, versions, now } = situation
  const stopped = hinderedByStop(life.member)
  if (stopped !== undefined) return stopped
  const current = certificateIn(life, 'current')
  if (current === undefined || current.id !== certificateId) {
    return no('certificate-not-current', wayBackIn(situation).remedy)
  }
  if (isEarlier(now, current.notBefore)) {
    return no('certificate-not-current', { kind: 'wait-until', at: current.notBefore.toString() })
  }
  const dates = expiryDates(current, versions, now)
  const refused =
    outsideWindow(current, dates, situation) ??
    hinderedBySwitch('renewal', situation) ??
    closedNow(dates, situation)
  if (refused !== undefined) return refused

  const unproved = certificateToProve(life, versions, now)
  return yes({
    act: 'renew',
    certificateId,
    expiryDate: dates.expiryDate,
    lastRenewalMoment: dates.lastRenewalMoment,
    ...(unproved && { unprovedId: unproved.id }),
  })
}

export interface RenewalIssueAct {
  act: 'issue-in-renewal'
  /** The certificate that the renewal replaces. */
  certificateId: CertificateId
  /** When it last logged on for this renewal; undefined when it has not. */
  freshActAt?: Temporal.Instant
}

/** Authority follows a fresh act (domain.md §4). That the grant is for this renewal and key is the service's to keep. */
export function decideRenewalIssue(act: RenewalIssueAct, situation: Situation): Answer<RenewalGrant> {
  const decision = decideRenewal(act, situation)
  if (decision.answer === 'no') return decision
  const { freshActMinutes } = policyToday(situation.versions, situation.now).policy
  if (!isFresh(act.freshActAt, freshActMinutes, situation.now)) {
    return no('fresh-act-needed', { kind: 'log-on-again' }, { minutes: freshActMinutes })
  }
  return yes({ ...decision.grant, act: 'issue-in-renewal' })
}

/** Fresh through the last second of the span. An act in the future is none: the clock was moved back. */
function isFresh(actAt: Temporal.Instant | undefined, minutes: number, now: Temporal.Instant): boolean {
  return actAt !== undefined && !isLater(actAt, now) && !isEarlier(actAt.add({ minutes }), now)
}

function outsideWindow(
  current: CertificateFacts,
  { expiryDate, renewalOpensOn }: ExpiryDates,
  situation: Situation,
): No | undefined {
  const { versions, now } = situation
  const zone = zoneOf(versions)
  const window = renewalWindow({ expiryDate, renewalOpensOn }, zone, now)
  if (window === 'too-late' || hasExpired(current, zone, now)) {
    const { remedy, lastDay } = wayBackIn(situation)
    return no('renewal-too-late', remedy, {
      expiryDate: expiryDate.toString(),
      ...(lastDay !== undefined && { lastDay }),
    })
  }
  if (window === 'open') return undefined
  const at = firstInstant(renewalOpensOn, zone).toString()
  const facts = { opensOn: renewalOpensOn.toString(), expiryDate: expiryDate.toString() }
  return no('renewal-not-open', { kind: 'wait-until', at }, facts)
}

/** Closed with no opening left before the end of E: then it is too late, and the way on is the one after expiry. */
function closedNow(dates: ExpiryDates, situation: Situation): No | undefined {
  const closed = hinderedByHours(situation)
  if (closed === undefined) return undefined
  const { expiryDate, lastRenewalMoment } = dates
  if (lastRenewalMoment !== undefined && isEarlier(situation.now, lastRenewalMoment)) return closed
  const remedy = afterExpiry(dates, situation)
  return no('renewal-too-late', remedy, {
    ...closed.facts,
    expiryDate: expiryDate.toString(),
    ...(remedy.kind === 'acquire' && { lastDay: remedy.lastDay }),
    ...(lastRenewalMoment && { lastRenewalMoment: lastRenewalMoment.toString() }),
  })
}

function afterExpiry({ recovery }: ExpiryDates, { life }: Situation): Remedy {
  if (recovery.kind !== 'acquire') return askFor(life.member.role)
  return { kind: 'acquire', lastDay: recovery.lastDay.toString() }
}
