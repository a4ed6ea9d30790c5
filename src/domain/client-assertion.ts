import { isLater } from './local-day.ts'

/** How long an assertion may be good for, and how far the client's clock may be off. */
const assertionLasts = Temporal.Duration.from({ minutes: 5 })
const clocksDiffer = Temporal.Duration.from({ seconds: 30 })

/** RFC 7523 §3, as a client has signed it; whatever it holds. */
export interface AssertionClaims {
  iss?: unknown
  sub?: unknown
  aud?: unknown
  exp?: unknown
  nbf?: unknown
  iat?: unknown
  jti?: unknown
}

export type AssertionVerdict =
  | { kind: 'good'; jti: string; until: Temporal.Instant }
  | { kind: 'bad'; why: 'issuer' | 'audience' | 'jti' | 'exp' | 'expired' | 'too-long' | 'too-early' }

/**
 * Whether these claims speak for the client, to us, now. An assertion names its end, which is near; it is kept in mind
 * until then, so that it is good once.
 */
export function judgeAssertion(
  { iss, sub, aud, exp, nbf, iat, jti }: AssertionClaims,
  { clientId, audiences }: { clientId: string; audiences: readonly string[] },
  now: Temporal.Instant,
): AssertionVerdict {
  if (iss !== clientId || sub !== clientId) return bad('issuer')
  if (!(Array.isArray(aud) ? aud : [aud]).some((one) => audiences.includes(one))) return bad('audience')
  if (typeof jti !== 'string' || jti === '' || jti.length > 200 || !jti.isWellFormed()) return bad('jti')
  const [until, from, made] = [instantOf(exp), instantOf(nbf), instantOf(iat)]
  if (until === undefined) return bad('exp')
  if (!isLater(until, now.subtract(clocksDiffer))) return bad('expired')
  if (isLater(until, now.add(assertionLasts).add(clocksDiffer))) return bad('too-long')
  const latest = now.add(clocksDiffer)
  if ([from, made].some((one) => one !== undefined && isLater(one, latest))) return bad('too-early')
  if ([nbf, iat].some((one) => one !== undefined && instantOf(one) === undefined)) return bad('exp')
  return { kind: 'good', jti, until: until.add(clocksDiffer) }
}

const bad = (why: Extract<AssertionVerdict, { kind: 'bad' }>['why']): AssertionVerdict => ({
  kind: 'bad',
  why,
})

/** RFC 7519 §2: seconds, with a fraction perhaps. Undefined for anything else, and for a time that no clock shows. */
function instantOf(seconds: unknown): Temporal.Instant | undefined {
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds < 253_402_300_800)) return undefined
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(seconds * 1000))
}
