import type { ApprovalKind, ApprovalShown, ShownByKind } from '../../domain/approval-shown.ts'
import { clientAdding } from '../api/client-adding.ts'
import { caRevoking } from '../ca/revoke-authority.ts'
import { caSwitching } from '../ca/switch-authority.ts'
import { importing } from '../import/importing.ts'
import { relyingPartyAdding } from '../openid/relying-party-adding.ts'
import { registering } from '../predecessor/registering.ts'
import { pulling } from '../renewal-pull/pulling.ts'
import {
  addressChanging,
  administratorAdding,
  estSecretMaking,
  recoveryLetterWriting,
  reissuing,
  removing,
  stopReleasing,
} from '../request/member-kinds.ts'
import { staffChanging } from '../request/staff-changing.ts'
import { switchReleasing } from '../request/switch-releasing.ts'
import { webhookAdding } from '../webhook/webhook-adding.ts'
import { boardPublishing } from './board-publishing.ts'
import { boardWithdrawing } from './board-withdrawing.ts'
import { policyAdding } from './policy-adding.ts'
import type { RequestKind } from './request-kind.ts'
import { unlocking } from './unlocking.ts'

const kinds: { [Kind in ApprovalKind]: RequestKind<ShownByKind[Kind]> } = {
  unlock: unlocking,
  import: importing,
  predecessor: registering,
  'board-message': boardPublishing,
  'board-withdrawal': boardWithdrawing,
  'policy-version': policyAdding,
  reissue: reissuing,
  'address-change': addressChanging,
  'stop-release': stopReleasing,
  removal: removing,
  'recovery-letter': recoveryLetterWriting,
  'est-secret': estSecretMaking,
  'administrator-adding': administratorAdding,
  'switch-release': switchReleasing,
  'staff-change': staffChanging,
  'api-client': clientAdding,
  'ca-switch': caSwitching,
  'ca-revocation': caRevoking,
  webhook: webhookAdding,
  'renewal-pull': pulling,
  'relying-party': relyingPartyAdding,
}

/** What is its own of the kind of this request. */
export function kindOf<Shown extends ApprovalShown>({ act }: Shown): RequestKind<Shown>
export function kindOf({ act }: ApprovalShown): RequestKind<ShownByKind[ApprovalKind]> {
  return kinds[act]
}
