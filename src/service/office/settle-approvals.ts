import { fateOf } from '../../domain/approval.ts'
import { type ApprovalKind, approvalKinds } from '../../domain/approval-shown.ts'
import type { ApprovalId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { bindShown } from './bind-shown.ts'
import { endRequest } from './end-request.ts'
import type { Fate } from './request-event.ts'
import { kindOf } from './request-kinds.ts'

type SettlePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * Ends an open request whose time is over, whose requester may ask no more, or whose target is no more what was shown. To
 * be called with the request locked; answers with what it is now.
 */
export async function settle(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  institution: InstitutionRecord,
  approval: ApprovalRecord,
): Promise<ApprovalRecord> {
  const fate = await fateIn(ports, tx, institution, approval, 'hold')
  return fate === undefined ? approval : endRequest(ports, tx, approval, fate)
}

/** As settle, for one that was only read: nothing is locked unless there is something to end. */
export async function settleIfDue(
  ports: SettlePorts,
  institution: InstitutionRecord,
  approval: ApprovalRecord,
  way: 'look' | 'sweep' = 'look',
): Promise<ApprovalRecord> {
  if (approval.state !== 'open') return approval
  const repositories = ports.store.at(institution.id)
  if ((await fateIn(ports, repositories, institution, approval, way)) === undefined) return approval
  return ports.store.transact(institution.id, async (tx) => {
    const locked = await tx.approvals.lock(approval.id)
    return locked === undefined ? approval : settle(ports, tx, institution, locked)
  })
}

export async function settleApprovalsAbout(
  ports: SettlePorts,
  institution: InstitutionRecord,
  kind: ApprovalKind,
  subjectId: string,
): Promise<void> {
  const { approvals } = ports.store.at(institution.id)
  for (const id of await approvals.openAbout(kind, subjectId)) {
    const approval = await approvals.byId(id)
    if (approval !== undefined) await settleIfDue(ports, institution, approval)
  }
}

const atOnce = 100

/** The sweep: all that are open, a page at a time. Answers with how many ended. */
export async function settleApprovals(ports: SettlePorts, institution: InstitutionRecord): Promise<number> {
  const { approvals } = ports.store.at(institution.id)
  const ended = new Set<ApprovalId>()
  let page = await approvals.page('open', approvalKinds, atOnce, undefined)
  while (page.length > 0) {
    await eachInTurn(page, async (approval) => {
      if ((await settleIfDue(ports, institution, approval, 'sweep')).state !== 'open') ended.add(approval.id)
    })
    const last = page.at(-1)
    const place = last && { at: last.requestedAt, id: last.id }
    page = place === undefined ? [] : await approvals.page('open', approvalKinds, atOnce, place)
  }
  return ended.size
}

async function fateIn(
  ports: Pick<Ports, 'clock' | 'crypto'>,
  repositories: Repositories,
  institution: InstitutionRecord,
  approval: ApprovalRecord,
  way: 'look' | 'hold' | 'sweep',
): Promise<Fate | undefined> {
  const now = ports.clock.now()
  const { shown, requestedBy } = approval
  const place = { repositories, institution, now, requestedBy: requestedBy.id, crypto: ports.crypto }
  const kind = kindOf(shown)
  const isLeft = way === 'sweep' && (await kind.isThere?.(place, shown)) === true
  const today = isLeft ? shown : await kind.showAgain(place, shown, way === 'hold' ? 'hold' : 'look')
  const shownNow = today && bindShown(ports, today).shownHash
  return fateOf({ ...approval, kind: shown.act, requestedBy: requestedBy.id }, shownNow, now)
}
