import type { ApiClientShown } from './api-client.ts'
import type { BoardMessageShown, BoardWithdrawalShown } from './board-request.ts'
import type { CaRevocationShown, CaSwitchShown } from './ca-request.ts'
import { type Canonical, canonicalJson } from './canonical-json.ts'
import type { ImportShown } from './import-request.ts'
import type { MemberRequestShown } from './member-request.ts'
import type { PolicyVersionShown } from './policy-request.ts'
import type { PredecessorShown } from './predecessor-request.ts'
import type { RenewalPullShown } from './pull-request.ts'
import type { RelyingPartyShown } from './relying-party.ts'
import type { StaffChangeShown } from './staff-change.ts'
import type { SwitchReleaseShown } from './switch-request.ts'
import type { UnlockShown } from './unlock.ts'
import type { WebhookShown } from './webhook.ts'

/** What another person can be asked to approve. */
export const approvalKinds = [
  'unlock',
  'import',
  'predecessor',
  'board-message',
  'board-withdrawal',
  'policy-version',
  'reissue',
  'address-change',
  'stop-release',
  'removal',
  'recovery-letter',
  'est-secret',
  'administrator-adding',
  'switch-release',
  'staff-change',
  'api-client',
  'ca-switch',
  'ca-revocation',
  'webhook',
  'renewal-pull',
  'relying-party',
] as const
export type ApprovalKind = (typeof approvalKinds)[number]

/** Word for word what both people are shown: whoever asks and whoever approves. */
export type ApprovalShown =
  | UnlockShown
  | ImportShown
  | PredecessorShown
  | BoardMessageShown
  | BoardWithdrawalShown
  | PolicyVersionShown
  | MemberRequestShown
  | SwitchReleaseShown
  | StaffChangeShown
  | ApiClientShown
  | CaSwitchShown
  | CaRevocationShown
  | WebhookShown
  | RenewalPullShown
  | RelyingPartyShown
export type ShownByKind = { [Kind in ApprovalKind]: Extract<ApprovalShown, { act: Kind }> }

/** The bytes whose SHA-256 binds an approval to what was shown: 「warifu-approval-1」, a line feed and its canonical JSON. */
export function shownBytes(shown: ApprovalShown): Uint8Array {
  const plain: Canonical = shown
  return new TextEncoder().encode(`warifu-approval-1\n${canonicalJson(plain)}`)
}
