import type { ApprovalId } from '../../domain/id.ts'
import type { PredecessorShown } from '../../domain/predecessor-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
import { requireMay } from '../office/require-may.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { readAuthorities } from './read-authorities.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Word for word what would be asked for. */
export async function previewPredecessor(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  pem: string,
): Promise<Bound<PredecessorShown>> {
  await requireMay(ports, institution, session, 'request-predecessor')
  const known = await ports.store.at(institution.id).issuers.all()
  return bindShown(ports, readAuthorities(ports, pem, known, ports.clock.now()))
}

/** The maker's half of a registration. Another person compares the fingerprints and approves it. */
export async function requestPredecessor(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  pem: string,
  wish: Wish,
): Promise<{ approvalId: ApprovalId }> {
  await requireMay(ports, institution, session, 'request-predecessor')
  await settleApprovalsAbout(ports, institution, 'predecessor', institution.id)
  return makeRequest(ports, institution, session, 'predecessor', wish, async (tx) => ({
    subjectId: institution.id,
    shown: readAuthorities(ports, pem, await tx.issuers.all(), ports.clock.now()),
  }))
}
