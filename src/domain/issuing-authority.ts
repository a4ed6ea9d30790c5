import { isEarlier, isLater } from './local-day.ts'

/** What the rules look at of a CA. */
export interface AuthorityFacts {
  /** A predecessor signs nothing here. */
  level: 'root' | 'issuing' | 'predecessor'
  notAfter: Temporal.Instant
  /** Absent of an issuing CA that is prepared: everybody may know it, and it has issued nothing yet. */
  issuesFrom?: Temporal.Instant
  revokedAt?: Temporal.Instant
}

/** RFC 5280 §5.3.1, of those that a CA's own end can have. */
export const authorityRevocationReasons = ['cACompromise', 'superseded', 'cessationOfOperation'] as const
export type AuthorityRevocationReason = (typeof authorityRevocationReasons)[number]

/**
 * The one CA that signs new certificates: that to which was switched last. What was left behind never begins again by
 * itself, as its key may be gone: where the last one is revoked, nothing is issued until there is another.
 */
export function issuingAuthority<T extends AuthorityFacts>(all: readonly T[]): T | undefined {
  const latest = all.reduce<T | undefined>(laterToIssue, undefined)
  return latest?.revokedAt === undefined ? latest : undefined
}

function laterToIssue<T extends AuthorityFacts>(before: T | undefined, one: T): T | undefined {
  if (one.level !== 'issuing' || one.issuesFrom === undefined) return before
  return before?.issuesFrom === undefined || isLater(one.issuesFrom, before.issuesFrom) ? one : before
}

/** To which of them the next switch goes: `all` is newest first, and so is what was prepared last. */
export function preparedAuthority<T extends AuthorityFacts>(
  all: readonly T[],
  now: Temporal.Instant,
): T | undefined {
  return all.find(
    (one) =>
      one.level === 'issuing' &&
      one.issuesFrom === undefined &&
      one.revokedAt === undefined &&
      isLater(one.notAfter, now),
  )
}

/**
 * What whoever checks our certificates has to trust: one that is prepared too, so that it is there before it issues, and
 * one that was relieved, as its certificates are good. A predecessor's certificates are told of by no list of ours.
 */
export function trustedAuthorities<T extends AuthorityFacts>(
  all: readonly T[],
  machineNow: Temporal.Instant,
): T[] {
  return all.filter(
    ({ level, notAfter, revokedAt }) =>
      level !== 'predecessor' && revokedAt === undefined && isLater(notAfter, machineNow),
  )
}

/**
 * `relieved` of one that another has followed, as long as certificates of it are good; then it is `retired`: its key
 * is needed no more but for its last lists. `ended` is the CA's own certificate. A root is trusted, as is a predecessor.
 */
export type AuthorityState = 'trusted' | 'prepared' | 'issuing' | 'relieved' | 'retired' | 'revoked' | 'ended'

/** `lastNotAfter` is the end of the last certificate of it that is in use; absent: there is none. */
export function authorityState<T extends AuthorityFacts>(
  one: T,
  all: readonly T[],
  lastNotAfter: Temporal.Instant | undefined,
  now: Temporal.Instant,
): AuthorityState {
  if (one.revokedAt !== undefined) return 'revoked'
  if (!isEarlier(now, one.notAfter)) return 'ended'
  if (one.level !== 'issuing') return 'trusted'
  if (one.issuesFrom === undefined) return 'prepared'
  if (issuingAuthority(all) === one) return 'issuing'
  return lastNotAfter !== undefined && isLater(lastNotAfter, now) ? 'relieved' : 'retired'
}
