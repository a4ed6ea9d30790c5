import type { StatusPolicy } from './policy.ts'
import { count } from './policy-setting.ts'

const status = (field: keyof StatusPolicy) =>
  count(
    [`status.${field}`],
    (draft) => draft.status[field],
    (draft, value) => ({ ...draft, status: { ...draft.status, [field]: value } }),
  )

/** What others are told of certificates, and how often. */
export const statusSettings = {
  'revocation-seen': status('seenSeconds'),
  'list-life': status('listHours'),
  'list-ahead': status('listAheadHours'),
  'answer-life': status('answerMinutes'),
  'answer-ahead': status('answerAheadMinutes'),
  'responder-life': status('responderDays'),
  'responder-ahead': status('responderAheadDays'),
  'status-backdate': status('backdateMinutes'),
}
