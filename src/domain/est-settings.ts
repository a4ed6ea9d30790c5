import type { EstPolicy } from './policy.ts'
import type { PolicyDraft } from './policy-draft.ts'
import { choice, count } from './policy-setting.ts'

const put = (draft: PolicyDraft, est: Partial<EstPolicy>): PolicyDraft => ({
  ...draft,
  est: { ...draft.est, ...est },
})

/** Whether devices and programs get certificates by a protocol. */
export const estSettings = {
  'est-enroll': choice(
    ['off', 'secret'],
    ['est.enroll'],
    ({ est }) => est.enroll,
    (draft, enroll) => put(draft, { enroll }),
  ),
  'est-reenroll': choice(
    ['off', 'own', 'all'],
    ['est.reenroll'],
    ({ est }) => est.reenroll,
    (draft, reenroll) => put(draft, { reenroll }),
  ),
  'est-secret': count(
    ['est.secretHours'],
    ({ est }) => est.secretHours,
    (draft, secretHours) => put(draft, { secretHours }),
  ),
}
