import { earlierInstant, firstInstant, lastSecond, localDate } from './local-day.ts'
import type { PolicyVersion } from './policy.ts'
import { policyOn, zoneOf } from './policy-version.ts'
import type { CertificateValidity } from './validity.ts'

/**
 * The span of a certificate of which nothing is known but its last day: all of that day, and as long before it as one of
 * ours would have been made. Nobody was told of it by us, and it is in use: it never begins in the future. When it is
 * shown, what stands in it takes the place of this.
 */
export function assumedValidity(
  expiryDate: Temporal.PlainDate,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): CertificateValidity {
  const zone = zoneOf(versions)
  const { validity } = policyOn(versions, localDate(now, zone)).policy
  const begun = firstInstant(expiryDate.subtract(validity), zone)
  return { notBefore: earlierInstant(begun, now), notAfter: lastSecond(expiryDate, zone), expiryDate }
}

/** E of what another CA has signed: the local day in which it ends, whatever the hour. */
export function foreignExpiryDate(
  notAfter: Temporal.Instant,
  versions: readonly PolicyVersion[],
): Temporal.PlainDate {
  return localDate(notAfter, zoneOf(versions))
}
