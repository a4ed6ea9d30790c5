import type { ApprovalId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingPartyRecord } from '../../ports/openid-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

export interface RelyingPartiesView {
  parties: Omit<RelyingPartyRecord, 'keys' | 'approvalId'>[]
  openApprovals: ApprovalId[]
  /** Log-outs that a service has not heard of yet, and since when the oldest of them. */
  untold: { count: number; since?: Temporal.Instant }
}

/** The services that two people have let in, what waits for approval, and who has not been told of a log-out. */
export async function readRelyingParties(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<RelyingPartiesView> {
  await requireMay(ports, institution, session, 'read-relying-parties')
  const { openid, approvals } = ports.store.at(institution.id)
  const parties = await openid.parties.all()
  const open = await approvals.page('open', ['relying-party'], 100, undefined)
  return {
    parties: parties.map(({ keys: _, approvalId: __, ...party }) => party),
    openApprovals: open.map(({ id }) => id),
    untold: await openid.logOns.waiting(),
  }
}
