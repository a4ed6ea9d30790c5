import type { ApprovalId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { makeRequest, type Wish } from './make-request.ts'
import { type PolicyWish, showVersion, wishedVersion } from './policy-wish.ts'
import { requireMay } from './require-may.ts'
import { settleApprovalsAbout } from './settle-approvals.ts'
import type { StaffSession } from './staff-session.ts'

/** The maker's half of a change of policy. One waits at a time: the next would rest on what the first may change. */
export async function requestPolicyVersion(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  policyWish: PolicyWish,
  wish: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-policy-version')
  await settleApprovalsAbout(ports, institution, 'policy-version', institution.id)
  return makeRequest(ports, institution, session, 'policy-version', wish, async (tx) => {
    const versions = await tx.policyVersions.all()
    const version = wishedVersion(versions, policyWish, ports.clock.now())
    return { subjectId: institution.id, shown: showVersion(versions, version) }
  })
}
