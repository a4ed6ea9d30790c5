import { localDate } from '../../domain/local-day.ts'
import { type ReachExample, reachExample, reachOf, touchedAtOnce } from '../../domain/policy-reach.ts'
import type { PolicyVersionShown } from '../../domain/policy-request.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { ReachCounts } from '../../ports/policy-versions.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from './bind-shown.ts'
import { type PolicyWish, showVersion, wishedVersion } from './policy-wish.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

const examplesShown = 5

export interface VersionPreview extends Bound<PolicyVersionShown> {
  /** Whom it touches. Numbers move while people come and go: what is asked for does not rest on them. */
  reach: ReachCounts
  /** The first expiry dates in its reach, with what changes for their holders. No name is needed for it. */
  examples: (ReachExample & { count: number })[]
}

/** Word for word what would be asked for, whom it touches, and how. */
export async function previewVersion(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: PolicyWish,
): Promise<VersionPreview> {
  await requireMay(ports, institution, session, 'request-policy-version')
  const { policyVersions } = ports.store.at(institution.id)
  const versions = await policyVersions.all()
  const now = ports.clock.now()
  const version = wishedVersion(versions, wish, now)
  const reach = reachOf(versions, version)
  const touched = touchedAtOnce(versions, version, localDate(now, zoneOf(versions)))
  const days = await policyVersions.expiryDatesIn(reach, examplesShown)
  return {
    ...bindShown(ports, showVersion(versions, version)),
    reach: await policyVersions.countReach(reach, touched),
    examples: days.map(({ expiryDate, count }) => ({
      ...reachExample(versions, version, expiryDate),
      count,
    })),
  }
}
