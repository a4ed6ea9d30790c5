import { openEntitlement } from './entitlement.ts'
import type { Life } from './life.ts'
import type { PolicyVersion } from './policy.ts'
import { certificateToProve } from './standing.ts'

/** How far somebody is with a new PC: one guided task of several steps, of which none locks him out (domain.md §4). */
export type NewPcProgress =
  | { kind: 'none' }
  | { kind: 'to-acquire'; lastDay: Temporal.PlainDate }
  | { kind: 'to-log-on'; lastDay: Temporal.PlainDate; proveUntil: Temporal.Instant }

/** What is opened is used up by the first log-on with the new certificate, so that an unproved one stands beside it. */
export function newPcProgress(
  life: Life,
  versions: readonly PolicyVersion[],
  now: Temporal.Instant,
): NewPcProgress {
  const open = openEntitlement(life, versions, now)
  if (open?.entitlement.reason !== 'new-pc' || !open.usable) return { kind: 'none' }
  const { lastDay, entitlement } = open
  const made = certificateToProve(life, versions, now)
  const isOfThis = made?.entitlementId === entitlement.id && made.proveUntil !== undefined
  return isOfThis && made?.proveUntil
    ? { kind: 'to-log-on', lastDay, proveUntil: made.proveUntil }
    : { kind: 'to-acquire', lastDay }
}
