import type { ApprovalKind, ApprovalShown, ShownByKind } from '../../domain/approval-shown.ts'
import { boardPublishing } from './board-publishing.ts'
import { boardWithdrawing } from './board-withdrawing.ts'
import { policyAdding } from './policy-adding.ts'
import type { RequestKind } from './request-kind.ts'
import { unlocking } from './unlocking.ts'

const kinds: { [Kind in ApprovalKind]: RequestKind<ShownByKind[Kind]> } = {
  unlock: unlocking,
  'board-message': boardPublishing,
  'board-withdrawal': boardWithdrawing,
  'policy-version': policyAdding,
}

/** What is its own of the kind of this request. */
export function kindOf<Shown extends ApprovalShown>({ act }: Shown): RequestKind<Shown>
export function kindOf({ act }: ApprovalShown): RequestKind<ShownByKind[ApprovalKind]> {
  return kinds[act]
}
