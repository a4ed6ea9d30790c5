import { issuingDaysLeft } from '../../domain/issuer-span.ts'
import type { PolicyVersion } from '../../domain/policy.ts'
import { Refusal } from '../../domain/refusal.ts'

/** Time to prepare another. */
const fewestDays = 30

/** With one that ends sooner than its certificates would, everything would stand still, and no CA before it begins again. */
export function refuseTooSoon(
  notAfter: Temporal.Instant,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): void {
  if (issuingDaysLeft(notAfter, versions, now) >= fewestDays) return
  const facts = { fault: 'ends-too-soon' }
  throw new Refusal('ca-unfit', `too little can be issued by a CA that ends at ${notAfter}`, facts)
}
