import type * as z from 'zod/mini'
import { approvalMade } from '../../../wire/office.ts'
import {
  policyAnswer,
  type policyRequest,
  type policyWish,
  versionPreview,
  versionReach,
} from '../../../wire/policy.ts'
import { ask, send } from './ask.ts'

export type PolicyAnswer = z.infer<typeof policyAnswer>
export type PolicyDraft = PolicyAnswer['draft']
export type VersionRow = PolicyAnswer['versions'][number]
export type PolicyWish = z.infer<typeof policyWish>
export type VersionReach = z.infer<typeof versionReach>
export type VersionPreview = z.infer<typeof versionPreview>

/** The policy on the server, as the pages ask for it. */
export const policy = {
  versions: () => ask(policyAnswer, '/api/policy'),
  reach: (approvalId: string) => ask(versionReach, `/api/policy/reach/${encodeURIComponent(approvalId)}`),
  preview: (wish: PolicyWish) => send(versionPreview, '/api/policy/preview', wish),
  request: (body: z.input<typeof policyRequest>) => send(approvalMade, '/api/policy/versions', body),
}
