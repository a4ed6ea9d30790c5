import type { ApprovalId, StaffId } from '../../domain/id.ts'
import type { SwitchName } from '../../domain/kill-switch.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'

export interface Release {
  name: SwitchName
  /** Since when it was off as both of them saw it: one that was thrown again since is another. */
  since: Temporal.Instant
}

/** Who said yes, to which request. */
export interface ReleaseApproval {
  by: StaffId
  approvalId: ApprovalId
}

/** On again, in the transaction of the approval: one person has asked for it, another one has said yes. */
export async function releaseIn(
  ports: Pick<Ports, 'clock' | 'random' | 'crypto'>,
  tx: Repositories,
  { name, since }: Release,
  approved: ReleaseApproval,
): Promise<void> {
  const at = ports.clock.now()
  const engaged = await tx.killSwitches.lock(name)
  if (engaged === undefined || !engaged.since.equals(since)) {
    throw new Refusal('target-changed', `the switch ${name} is not as it was shown`)
  }
  await tx.killSwitches.release(name, approved.approvalId, at)
  await record(ports, tx, {
    at,
    actor: 'staff',
    actorId: approved.by,
    kind: 'switch-released',
    facts: { switch: name, approval: approved.approvalId },
  })
}
