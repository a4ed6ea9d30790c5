import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { RelyingParty } from '../../ports/office-credentials.ts'
import type { Ports } from '../../ports/ports.ts'
import { beginCeremony, type Ceremony } from './ceremony.ts'
import { requireApproval } from './read-approval.ts'
import { requireMay } from './require-may.ts'
import { requireMayDecide } from './require-may-decide.ts'
import type { StaffSession } from './staff-session.ts'

/** A challenge for this person, this request and what it shows: the passkey signs just that. */
export async function beginVerification(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'office'>,
  institution: InstitutionRecord,
  party: RelyingParty,
  session: StaffSession,
  approvalId: string,
): Promise<Ceremony> {
  await requireMay(ports, institution, session, 'decide-approval')
  const approval = await requireApproval(ports, institution, approvalId)
  await requireMayDecide(ports, institution, session, approval)
  const { id: staffId } = session.person
  const purpose = { kind: 'approval', staffId, approvalId: approval.id } as const
  const bound = `${approval.id} ${approval.shownHash}`
  const { id, challenge } = await beginCeremony(ports, institution, purpose, bound)
  const passkeys = await ports.store.at(institution.id).staff.passkeysOf(staffId)
  return { ceremonyId: id, options: await ports.office.passkeys.requestOptions(party, challenge, passkeys) }
}
