import { type Answer, no, type Yes, yes } from './answer.ts'
import type { CertificateId } from './id.ts'
import type { CertificateFacts } from './life.ts'
import { isLater, localDate } from './local-day.ts'
import { policyOn, policyToday, zoneOf } from './policy-version.ts'
import type { Situation } from './situation.ts'

/** What happened to a certificate, and the people were told of it: issue, first log-on, end of the old one. */
export interface ToldEvent {
  kind: 'issued' | 'proved' | 'retired'
  certificateId: CertificateId
  at: Temporal.Instant
  /** The last instant at which its holder can say "this was not me". */
  until: Temporal.Instant
}

/** The member stops himself: a certificate was made that he knows nothing of, or his own is lost or stolen. */
export interface ReportAct {
  act: 'report-loss'
  reason: 'not-me' | 'loss'
  /** Which event he was told of, where he has named one. */
  event?: Pick<ToldEvent, 'kind' | 'certificateId'>
}

export interface ReportGrant {
  act: 'report-loss'
  /** `before`: it was reported already, and there is nothing left to do. */
  stopped: 'now' | 'before'
  /** What the report is about; absent where it is about no event. */
  event?: ToldEvent
}

/**
 * Stopping oneself harms nobody and is never closed: no hour, no switch and no other stop hinders it. "This was not me"
 * needs an event of the last hours, so that whoever got hold of PINs cannot stop people at any time.
 */
export function decideReport({ reason, event }: ReportAct, situation: Situation): Answer<ReportGrant> {
  const { stops } = situation.life.member
  if (stops.includes('ended')) return no('member-stopped', { kind: 'ask-institution' }, { stop: 'ended' })
  const stopped = stops.includes('loss-reported') ? 'before' : 'now'
  if (reason === 'loss') return yes({ act: 'report-loss', stopped })
  const events = reportableEvents(situation)
  const meant = event === undefined ? events[0] : events.find((one) => isSame(one, event))
  if (meant !== undefined) return yes({ act: 'report-loss', stopped, event: meant })
  if (stopped === 'before') return yes({ act: 'report-loss', stopped })
  return tooLate(situation)
}

/** The events that he can still disown, newest first. */
export function reportableEvents(situation: Situation): readonly ToldEvent[] {
  return toldEvents(situation).filter(({ until }) => !isLater(situation.now, until))
}

/**
 * Since when there has been what there is to report now; undefined while there is nothing. With each event it begins
 * anew: nobody shuts the door beforehand for what he is about to do.
 */
export function reportableSince(situation: Situation): Temporal.Instant | undefined {
  return reportableEvents(situation)[0]?.at
}

/** All that ever happened to his certificates, newest first. */
function toldEvents({ life, versions, now }: Situation): readonly ToldEvent[] {
  const until = (at: Temporal.Instant) => at.add({ hours: hoursFor(at, { versions, now }) })
  return life.certificates
    .flatMap((certificate) => eventsOf(certificate))
    .map((event) => ({ ...event, until: until(event.at) }))
    .sort((a, b) => Temporal.Instant.compare(b.at, a.at) || order[b.kind] - order[a.kind])
}

/** Of one instant: what a first log-on retires is told after it. */
const order: Record<ToldEvent['kind'], number> = { issued: 0, retired: 1, proved: 2 }

function eventsOf({
  id,
  stage,
  signedAt,
  provedAt,
  endedAt,
}: CertificateFacts): readonly Omit<ToldEvent, 'until'>[] {
  const wasInUse = provedAt !== undefined && stage === 'superseded'
  return [
    ...(signedAt === undefined ? [] : [{ kind: 'issued' as const, certificateId: id, at: signedAt }]),
    ...(provedAt === undefined ? [] : [{ kind: 'proved' as const, certificateId: id, at: provedAt }]),
    ...(wasInUse && endedAt !== undefined
      ? [{ kind: 'retired' as const, certificateId: id, at: endedAt }]
      : []),
  ]
}

/** Of the policy on the day of the event, and of today's: what was told never gets shorter. */
function hoursFor(at: Temporal.Instant, { versions, now }: Pick<Situation, 'versions' | 'now'>): number {
  const then = policyOn(versions, localDate(at, zoneOf(versions))).policy
  return Math.max(then.notMeHours, policyToday(versions, now).policy.notMeHours)
}

function isSame(a: Pick<ToldEvent, 'kind' | 'certificateId'>, b: typeof a): boolean {
  return a.kind === b.kind && a.certificateId === b.certificateId
}

/** Whom to call now, and until when it could have been said. */
function tooLate(situation: Situation): Exclude<Answer<ReportGrant>, Yes<ReportGrant>> {
  const { notMeHours } = policyToday(situation.versions, situation.now).policy
  const last = toldEvents(situation)[0]
  return no(
    'not-me-too-late',
    { kind: 'ask-institution' },
    { hours: notMeHours, ...(last && { until: last.until.toString() }) },
  )
}
