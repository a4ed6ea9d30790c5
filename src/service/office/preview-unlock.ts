import type { UnlockShown } from '../../domain/unlock.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Bound } from './bind-shown.ts'
import { recordReading } from './record-reading.ts'
import { requireMay } from './require-may.ts'
import { noSuchMember, requireMemberId } from './require-member.ts'
import type { StaffSession } from './staff-session.ts'
import { requireUnlockable, showUnlock } from './unlock-shown.ts'

/** Word for word what would be asked for now. */
export async function previewUnlock(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  memberId: string,
): Promise<Bound<UnlockShown>> {
  await requireMay(ports, institution, session, 'request-unlock')
  const target = await ports.store.at(institution.id).approvals.target(requireMemberId(memberId))
  if (target === undefined) throw noSuchMember()
  requireUnlockable(target)
  await recordReading(ports, institution, session, target.memberId)
  return showUnlock(ports, target)
}
