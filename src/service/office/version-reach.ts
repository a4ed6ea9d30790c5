import type { PolicyVersion } from '../../domain/policy.ts'
import { type ReachExample, reachExample, reachOf, touchedAtOnce } from '../../domain/policy-reach.ts'
import { versionOf } from '../../domain/policy-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { PolicyVersions, ReachCounts } from '../../ports/policy-versions.ts'
import type { Ports } from '../../ports/ports.ts'
import { noSuchApproval } from './approval-view.ts'
import { requireReadable } from './read-approval.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

const examplesShown = 5

/** Whom a version touches, and how. Numbers move while people come and go: nothing that is asked for rests on them. */
export interface VersionReach {
  reach: ReachCounts
  /** The first expiry dates in its reach, with what changes for their holders. No name is needed for it. */
  examples: (ReachExample & { count: number })[]
}

export async function reachIn(
  policyVersions: PolicyVersions,
  versions: readonly PolicyVersion[],
  version: PolicyVersion,
  now: Temporal.Instant,
): Promise<VersionReach> {
  const reach = reachOf(versions, version)
  const touched = touchedAtOnce(versions, version, now)
  const days = await policyVersions.expiryDatesIn(reach, examplesShown)
  return {
    reach: await policyVersions.countReach(reach, touched),
    examples: days.map(({ expiryDate, count }) => ({
      ...reachExample(versions, version, expiryDate, now),
      count,
    })),
  }
}

/** Of a version that was asked for, as it would be felt today: for the approver, before he decides. */
export async function readReach(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  approvalId: string,
): Promise<VersionReach> {
  await requireMay(ports, institution, session, 'read-policy')
  const { shown } = await requireReadable(ports, institution, session, approvalId)
  if (shown.act !== 'policy-version') throw noSuchApproval()
  const { policyVersions } = ports.store.at(institution.id)
  const before = (await policyVersions.all()).filter(({ version }) => version < shown.version)
  return reachIn(policyVersions, before, versionOf(shown), ports.clock.now())
}
