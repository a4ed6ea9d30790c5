import type { ApprovalId } from '../../domain/id.ts'
import { localDate } from '../../domain/local-day.ts'
import type { Announcement, PolicyVersion } from '../../domain/policy.ts'
import { draftOf, type PolicyDraft } from '../../domain/policy-draft.ts'
import type { PolicyChange } from '../../domain/policy-request.ts'
import { policyOn, type VersionState, versionState, zoneOf } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { PolicyVersionRecord } from '../../ports/policy-versions.ts'
import type { Ports } from '../../ports/ports.ts'
import { showVersion } from './policy-wish.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export interface PolicyVersionView {
  version: number
  effectiveFrom: Temporal.PlainDate
  state: VersionState
  addedAt: Temporal.Instant
  approvalId?: ApprovalId
  announcement?: Announcement
  /** Against what would have been in force on its first day; of the first one nothing. */
  changes: readonly PolicyChange[]
}

export interface PolicyVersionsList {
  /** Those that begin last come first. */
  versions: PolicyVersionView[]
  /** What the newest of them decides: from it the next one is made. */
  draft: PolicyDraft
  today: Temporal.PlainDate
  openApprovals: ApprovalId[]
}

/** Past, in force and coming. */
export async function listPolicyVersions(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<PolicyVersionsList> {
  await requireMay(ports, institution, session, 'read-policy')
  return policyVersionsOf(ports, institution)
}

/** As above, for whoever may. */
export async function policyVersionsOf(
  ports: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
): Promise<PolicyVersionsList> {
  const { policyVersions, approvals } = ports.store.at(institution.id)
  const versions = await policyVersions.all()
  const today = localDate(ports.clock.now(), zoneOf(versions))
  const last = versions.at(-1)?.effectiveFrom ?? today
  return {
    versions: versions.map((version) => viewOf(versions, version, today)).reverse(),
    draft: draftOf(policyOn(versions, last).policy),
    today,
    openApprovals: await approvals.openAbout('policy-version', institution.id),
  }
}

function viewOf(
  versions: readonly PolicyVersion[],
  { policy, ...record }: PolicyVersionRecord,
  today: Temporal.PlainDate,
): PolicyVersionView {
  const earlier = versions.filter(({ version }) => version < record.version)
  const isFirst = !earlier.some(
    ({ effectiveFrom }) => Temporal.PlainDate.compare(effectiveFrom, record.effectiveFrom) <= 0,
  )
  return {
    ...record,
    state: versionState(versions, record.version, today),
    changes: isFirst ? [] : showVersion(earlier, { ...record, policy }).changes,
  }
}
