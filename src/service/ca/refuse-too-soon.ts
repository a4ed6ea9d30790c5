import { authoritySpan, endsTooSoon } from '../../domain/issuer-span.ts'
import { earlierInstant } from '../../domain/local-day.ts'
import type { PolicyVersion } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'
import { Malformed } from '../../pki/malformed.ts'

/** With one that ends sooner than its certificates would, everything would stand still, and no CA before it begins again. */
export function refuseTooSoon(
  notAfter: Temporal.Instant,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): void {
  if (!endsTooSoon(notAfter, versions, now)) return
  const facts = { fault: 'ends-too-soon' }
  throw new Refusal('ca-unfit', `too little can be issued by a CA that ends at ${notAfter}`, facts)
}

/** Before anything is made of it: the years of a root and of the issuing CA below it. */
export function refuseShortPlan(
  { rootYears, issuingYears }: { rootYears: number; issuingYears: number },
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): void {
  if (issuingYears > rootYears) throw new Malformed('the issuing CA cannot outlast its root')
  refuseTooSoon(authoritySpan(now, issuingYears).notAfter, versions, now)
}

/** The same for one below a root that is there: it ends with it at the latest. */
export function refuseShortYears(
  years: number,
  root: { notAfter: Temporal.Instant },
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): void {
  refuseTooSoon(earlierInstant(authoritySpan(now, years).notAfter, root.notAfter), versions, now)
}
