import { fateOf, nextState } from '../../domain/approval.ts'
import type { AuditEventKind } from '../../domain/audit-event.ts'
import type { ApprovalId, MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ApprovalRecord } from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { showUnlock } from './unlock-shown.ts'

type SettlePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * Ends an open request whose time is over, whose requester may ask no more, or whose target is no more what was shown. To
 * be called with the request locked; answers with what it is now.
 */
export async function settle(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  approval: ApprovalRecord,
): Promise<ApprovalRecord> {
  const fate = fateIn(ports, approval, await tx.approvals.lockTarget(approval.memberId))
  return fate === undefined ? approval : endRequest(ports, tx, approval, fate)
}

type Fate = NonNullable<ReturnType<typeof fateOf>>

const kinds: Record<Fate, AuditEventKind> = {
  'run-out': 'unlock-expired',
  'lose-requester': 'unlock-requester-gone',
  'lose-target': 'unlock-target-changed',
}

/** Ends it by itself. To be called with the request locked. */
export async function endRequest(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  approval: ApprovalRecord,
  fate: Fate,
): Promise<ApprovalRecord> {
  const now = ports.clock.now()
  const state = nextState(approval.state, fate)
  if (state === undefined || state === 'open') return approval
  if (!(await tx.approvals.close(approval.id, state, now))) return approval
  await record(ports, tx, {
    at: now,
    actor: 'system',
    kind: kinds[fate],
    memberId: approval.memberId,
    facts: { approval: approval.id },
  })
  return { ...approval, state, decidedAt: now }
}

/** As settle, for one that was only read: nothing is locked unless there is something to end. */
export async function settleIfDue(
  ports: SettlePorts,
  institution: InstitutionRecord,
  approval: ApprovalRecord,
): Promise<ApprovalRecord> {
  if (approval.state !== 'open') return approval
  const { approvals } = ports.store.at(institution.id)
  if (fateIn(ports, approval, await approvals.target(approval.memberId)) === undefined) return approval
  return ports.store.transact(institution.id, async (tx) => {
    const locked = await tx.approvals.lock(approval.id)
    return locked === undefined ? approval : settle(ports, tx, locked)
  })
}

export async function settleApprovalsOf(
  ports: SettlePorts,
  institution: InstitutionRecord,
  member: MemberId,
): Promise<void> {
  const { approvals } = ports.store.at(institution.id)
  for (const id of await approvals.openOf(member)) {
    const approval = await approvals.byId(id)
    if (approval !== undefined) await settleIfDue(ports, institution, approval)
  }
}

const atOnce = 100

/** The sweep: all that are open, a page at a time. Answers with how many ended. */
export async function settleApprovals(ports: SettlePorts, institution: InstitutionRecord): Promise<number> {
  const { approvals } = ports.store.at(institution.id)
  const ended = new Set<ApprovalId>()
  let page = await approvals.page('open', atOnce, undefined)
  while (page.length > 0) {
    await eachInTurn(page, async (approval) => {
      if ((await settleIfDue(ports, institution, approval)).state !== 'open') ended.add(approval.id)
    })
    const last = page.at(-1)
    page =
      last === undefined ? [] : await approvals.page('open', atOnce, { at: last.requestedAt, id: last.id })
  }
  return ended.size
}

function fateIn(
  ports: Pick<Ports, 'clock' | 'crypto'>,
  approval: ApprovalRecord,
  target: Parameters<typeof showUnlock>[1] | undefined,
) {
  const shownNow = target && showUnlock(ports, target).shownHash
  const { id: requestedBy } = approval.requestedBy
  return fateOf({ ...approval, requestedBy }, shownNow, ports.clock.now())
}
