import { readableKinds } from '../../domain/approval.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type ApprovalView, viewOf } from './approval-view.ts'
import { encodeListPlace, parseListPlace } from './cursor.ts'
import { recordListed } from './record-listed.ts'
import { requireMay } from './require-may.ts'
import { settleIfDue } from './settle-approvals.ts'
import type { StaffSession } from './staff-session.ts'

export interface ApprovalsPage {
  approvals: ApprovalView[]
  next?: string
}

const pageLength = 20

/** Open ones, the oldest first; or closed ones, the newest first. One that has died is shown as it is, and once. */
export async function listApprovals(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  { state, after }: { state: 'open' | 'closed'; after?: string },
): Promise<ApprovalsPage> {
  await requireMay(ports, institution, session, 'read-approvals')
  const { approvals } = ports.store.at(institution.id)
  const kinds = readableKinds(session.person.roles)
  const found = await approvals.page(state, kinds, pageLength + 1, parseListPlace(after))
  const page = found.slice(0, pageLength)
  await recordListed(ports, institution, session, 'approvals', page)
  const now = ports.clock.now()
  const shown: ApprovalView[] = []
  for (const approval of page) {
    shown.push(viewOf(await settleIfDue(ports, institution, approval), session, now))
  }
  const last = found.length > pageLength ? page.at(-1) : undefined
  if (last === undefined) return { approvals: shown }
  const at = state === 'open' ? last.requestedAt : (last.decidedAt ?? last.requestedAt)
  return { approvals: shown, next: encodeListPlace({ at, id: last.id }) }
}
