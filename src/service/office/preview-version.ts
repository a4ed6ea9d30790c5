import type { PolicyVersionShown } from '../../domain/policy-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from './bind-shown.ts'
import { type PolicyWish, showVersion, wishedVersion } from './policy-wish.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'
import { reachIn, type VersionReach } from './version-reach.ts'

/** Word for word what would be asked for, whom it touches, and how. */
export async function previewVersion(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: PolicyWish,
): Promise<Bound<PolicyVersionShown> & VersionReach> {
  await requireMay(ports, institution, session, 'request-policy-version')
  const { policyVersions } = ports.store.at(institution.id)
  const versions = await policyVersions.all()
  const now = ports.clock.now()
  const version = wishedVersion(versions, wish, now)
  return {
    ...bindShown(ports, showVersion(versions, version)),
    ...(await reachIn(policyVersions, versions, version, now)),
  }
}
