import type { CertificateFacts, Life } from './life.ts'
import { earlierInstant, firstInstant, isBefore, isEarlier, laterInstant, localDate } from './local-day.ts'
import { openSpan } from './opening-hours.ts'
import type { PolicyVersion } from './policy.ts'
import { policyOn, zoneOf } from './policy-version.ts'
import { renewalOpening } from './renewal-opening.ts'
import { type RenewalPull, urgingPull } from './renewal-pull.ts'
import { certificateStanding, type Standing } from './standing.ts'

/** RFC 9773 §4.2: between these a program should renew, at a moment of its own choice. Whole seconds; `end` is exclusive. */
export interface SuggestedWindow {
  start: Temporal.Instant
  end: Temporal.Instant
  /** The pull that has moved it. */
  pull?: RenewalPull
}

type Dated = Pick<CertificateFacts, 'id' | 'expiryDate' | 'notBefore' | 'notAfter' | 'pulls'>

const isInUse: Record<Standing['kind'], boolean> = {
  'not-yet-valid': true,
  active: true,
  renewable: true,
  'being-proved': true,
  'not-acquired': false,
  retiring: false,
  'expired-recoverable': false,
  lapsed: false,
  superseded: false,
  abandoned: false,
  revoked: false,
  stopped: false,
}

/**
 * What a program that holds this certificate is told. Nothing where there is nothing to renew: RFC 9773 §4.2 would have a
 * revoked one replaced at once, but here its holder could only be refused, and would come again and again.
 */
export function renewalInformation(
  certificate: CertificateFacts,
  life: Life,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): SuggestedWindow | undefined {
  const { kind } = certificateStanding(certificate, life, versions, now)
  return isInUse[kind] ? suggestedWindow(certificate, versions) : undefined
}

/**
 * Each certificate has a place of its own in the first two thirds of the time in which it can be renewed, so that the
 * last third is left for whatever fails; or in the hours of a pull, if that comes first. Nothing of it depends on when it
 * is asked. Undefined where the hours leave no time.
 */
export function suggestedWindow(
  certificate: Dated,
  versions: readonly PolicyVersion[],
): SuggestedWindow | undefined {
  const closes = closingOf(certificate, zoneOf(versions))
  const place = placeOf(certificate)
  const ordinary = ordinaryWindow(certificate, place, closes, versions)
  const pull = urgingPull(certificate.pulls)
  if (pull === undefined) return ordinary
  const from = laterInstant(pull.at, certificate.notBefore).round({
    smallestUnit: 'second',
    roundingMode: 'ceil',
  })
  const until = earlierInstant(from.add({ hours: pull.spreadHours }), closes)
  const pulled = placed({ from, until }, place, versions)
  if (pulled === undefined || (ordinary !== undefined && isEarlier(ordinary.start, pulled.start)))
    return ordinary
  return { ...pulled, pull }
}

interface Span {
  from: Temporal.Instant
  /** Exclusive. */
  until: Temporal.Instant
}

/** A certificate that lives no longer than its window is not renewed from its first day on: never before half its life. */
function ordinaryWindow(
  { expiryDate, notBefore, notAfter }: Dated,
  place: number,
  closes: Temporal.Instant,
  versions: readonly PolicyVersion[],
): SuggestedWindow | undefined {
  const opens = firstInstant(renewalOpening(expiryDate, versions), zoneOf(versions))
  const half = notBefore.add({ seconds: Math.floor(secondsIn({ from: notBefore, until: notAfter }) / 2) })
  const from = laterInstant(opens, half)
  const most = secondsIn({ from, until: closes })
  const until = from.add({ seconds: Math.floor((most * 2) / 3) })
  return (
    placed({ from, until }, place, versions) ??
    placed({ from, until: closes }, place, versions) ??
    placed({ from: laterInstant(opens, notBefore), until: closes }, place, versions)
  )
}

/** A slot of a day at most within the open hours of the span, at this place between 0 and 1. It does not leave its opening. */
function placed(
  span: Span,
  place: number,
  versions: readonly PolicyVersion[],
): Omit<SuggestedWindow, 'pull'> | undefined {
  const open = openSpans(span, versions)
  const total = open.reduce((sum, each) => sum + secondsIn(each), 0)
  const slot = Math.min(24 * 60 * 60, Math.max(1, Math.floor(total / 4)))
  let seconds = Math.floor(place * (total - slot + 1))
  for (const each of open) {
    const length = secondsIn(each)
    if (seconds < length) {
      const start = each.from.add({ seconds: Math.max(0, Math.min(seconds, length - slot)) })
      return { start, end: earlierInstant(start.add({ seconds: slot }), each.until) }
    }
    seconds -= length
  }
  return undefined
}

/** The open time of the span: of each day by the version of that day, as the decision will be made. Days that meet are one. */
function openSpans({ from, until }: Span, versions: readonly PolicyVersion[]): Span[] {
  const zone = zoneOf(versions)
  const spans: Span[] = []
  const end = localDate(until, zone).add({ days: 1 })
  for (let day = localDate(from, zone); isBefore(day, end); day = day.add({ days: 1 })) {
    const open = openSpan(policyOn(versions, day).policy.openingHours, zone, day)
    if (open === undefined) continue
    const clipped = { from: laterInstant(open.from, from), until: earlierInstant(open.until, until) }
    if (!isEarlier(clipped.from, clipped.until)) continue
    const before = spans.at(-1)
    if (before?.until.equals(clipped.from)) before.until = clipped.until
    else spans.push(clipped)
  }
  return spans
}

/** The end of E, or notAfter where a predecessor's certificate ends within it. */
function closingOf({ expiryDate, notAfter }: Dated, zone: string): Temporal.Instant {
  return earlierInstant(firstInstant(expiryDate.add({ days: 1 }), zone), notAfter)
}

/** Between 0 and 1, evenly over certificates: the last 48 bits of an id are chance. */
const placeOf = ({ id }: Dated) => Number.parseInt(id.slice(-12), 16) / 2 ** 48

const secondsIn = ({ from, until }: Span) =>
  Math.floor((until.epochMilliseconds - from.epochMilliseconds) / 1000)
