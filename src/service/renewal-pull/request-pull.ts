import type { ApprovalId } from '../../domain/id.ts'
import { type PullWish, pullSubject, type RenewalPullShown } from '../../domain/pull-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
import { requireMay } from '../office/require-may.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { showPull } from './show-pull.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Word for word what would be asked for, and how many it touches. Refuses: not-found, pull-unfit. */
export async function previewPull(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  pull: PullWish,
): Promise<Bound<RenewalPullShown>> {
  await requireMay(ports, institution, session, 'request-pull')
  const shown = await showPull(ports.store.at(institution.id), institution, pull, ports.clock.now())
  return bindShown(ports, shown)
}

/** The maker's half: it touches many people, and cannot be undone for whoever was told. One waits at a time. */
export async function requestPull(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  pull: PullWish,
  wish: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-pull')
  await settleApprovalsAbout(ports, institution, 'renewal-pull', pullSubject)
  return makeRequest(ports, institution, session, 'renewal-pull', wish, async (tx) => ({
    subjectId: pullSubject,
    shown: await showPull(tx, institution, pull, ports.clock.now()),
  }))
}
