import type { ApprovalId } from '../../domain/id.ts'
import type { RelyingPartyShown, RelyingPartyWish } from '../../domain/relying-party.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { makeRequest, type Wish } from '../office/make-request.ts'
import { requireMay } from '../office/require-may.ts'
import { settleApprovalsAbout } from '../office/settle-approvals.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { showRelyingParty, subjectOf, unfit } from './show-relying-party.ts'

type RequestPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'outgoing'>

/** Word for word what would be asked for. */
export async function previewRelyingParty(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: RelyingPartyWish,
): Promise<Bound<RelyingPartyShown>> {
  await requireMay(ports, institution, session, 'request-relying-party')
  // Nobody is let in who could never be told of a log-out.
  if (ports.outgoing.fault(wish.logoutUri) !== undefined) throw unfit('logout-uri')
  const place = { crypto: ports.crypto, repositories: ports.store.at(institution.id) }
  return bindShown(ports, await showRelyingParty(place, wish))
}

/** The maker's half of letting a service take over whoever is logged on. */
export async function requestRelyingParty(
  ports: RequestPorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: RelyingPartyWish,
  said: Wish,
): Promise<{ approvalId: ApprovalId }> {
  const { shown } = await previewRelyingParty(ports, institution, session, wish)
  const subjectId = subjectOf(ports, shown)
  await settleApprovalsAbout(ports, institution, 'relying-party', subjectId)
  return makeRequest(ports, institution, session, 'relying-party', said, async (tx) => ({
    subjectId,
    shown: await showRelyingParty({ crypto: ports.crypto, repositories: tx }, wish),
  }))
}
