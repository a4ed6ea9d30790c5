import type { ApiClientShown } from '../../domain/api-client.ts'
import type { ApprovalId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
import { requireMay } from '../office/require-may.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { type ClientWish, showClient } from './read-client-key.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Word for word what would be asked for. */
export async function previewClient(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: ClientWish,
): Promise<Bound<ApiClientShown>> {
  await requireMay(ports, institution, session, 'request-api-client')
  const repositories = ports.store.at(institution.id)
  const place = { crypto: ports.crypto, repositories, now: ports.clock.now() }
  return bindShown(ports, await showClient(place, wish))
}

/** The maker's half of letting a program in. Another person compares the fingerprint and approves it. */
export async function requestClient(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: ClientWish,
  said: Wish,
): Promise<{ approvalId: ApprovalId }> {
  const { shown } = await previewClient(ports, institution, session, wish)
  await settleApprovalsAbout(ports, institution, 'api-client', shown.clientId)
  return makeRequest(ports, institution, session, 'api-client', said, async (tx) => {
    const again = await showClient({ crypto: ports.crypto, repositories: tx, now: ports.clock.now() }, wish)
    return { subjectId: again.clientId, shown: again }
  })
}
