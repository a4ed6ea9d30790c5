import type { AfterExpiry, NoticePolicy, Policy, Wording } from './policy.ts'

/** What of a policy is decided in the office: windows, notices and the help desk. All else stays as it is. */
export interface PolicyDraft
  extends Pick<
    Policy,
    | 'renewalOpens'
    | 'mailDays'
    | 'mailAfterExpiry'
    | 'proveDays'
    | 'acquisitionDays'
    | 'acquisitionReminders'
    | 'afterExpiry'
  > {
  helpDesk: Wording['helpDesk']
  notices: Omit<NoticePolicy, 'from' | 'smime'>
}

export function draftOf(policy: Policy): PolicyDraft {
  const { renewalOpens, mailDays, mailAfterExpiry, proveDays } = policy
  const { acquisitionDays, acquisitionReminders, afterExpiry } = policy
  const { from: _, smime: __, ...notices } = policy.notices
  return {
    renewalOpens,
    mailDays,
    mailAfterExpiry,
    proveDays,
    acquisitionDays,
    acquisitionReminders,
    afterExpiry,
    helpDesk: policy.wording.helpDesk,
    notices,
  }
}

export function withDraft(policy: Policy, { helpDesk, notices, ...spans }: PolicyDraft): Policy {
  return {
    ...policy,
    ...spans,
    wording: { ...policy.wording, helpDesk },
    notices: { ...policy.notices, ...notices },
  }
}

/** A decision of the office, as it is named on its pages. */
export type PolicyField =
  | 'renewal-opens'
  | 'mail-days'
  | 'mail-after-expiry'
  | 'after-expiry'
  | 'grace-days'
  | 'prove-days'
  | 'unproved-days'
  | 'acquisition-days'
  | 'acquisition-reminders'
  | 'mails'
  | 'milestones-off'
  | 'english'
  | 'mail-window'
  | 'paragraph'
  | 'place'
  | 'help-desk'

/** What is decided in each field. */
export interface PolicyValues {
  'renewal-opens': number
  'mail-days': readonly number[]
  'mail-after-expiry': boolean
  'after-expiry': AfterExpiry
  'grace-days': readonly number[]
  'prove-days': number
  'unproved-days': readonly number[]
  'acquisition-days': number
  'acquisition-reminders': readonly number[]
  mails: NoticePolicy['mails']
  'milestones-off': NoticePolicy['off']
  english: NoticePolicy['english']
  'mail-window': NoticePolicy['window']
  paragraph: NoticePolicy['paragraph']
  place: NoticePolicy['place']
  'help-desk': Wording['helpDesk']
}

const reads: { [Field in PolicyField]: (draft: PolicyDraft) => PolicyValues[Field] } = {
  'renewal-opens': (draft) => draft.renewalOpens,
  'mail-days': (draft) => draft.mailDays,
  'mail-after-expiry': (draft) => draft.mailAfterExpiry,
  'after-expiry': (draft) => draft.afterExpiry,
  'grace-days': (draft) => draft.notices.graceDays,
  'prove-days': (draft) => draft.proveDays,
  'unproved-days': (draft) => draft.notices.unprovedDays,
  'acquisition-days': (draft) => draft.acquisitionDays,
  'acquisition-reminders': (draft) => draft.acquisitionReminders,
  mails: (draft) => draft.notices.mails,
  'milestones-off': (draft) => draft.notices.off,
  english: (draft) => draft.notices.english,
  'mail-window': (draft) => draft.notices.window,
  paragraph: (draft) => draft.notices.paragraph,
  place: (draft) => draft.notices.place,
  'help-desk': (draft) => draft.helpDesk,
}

// Object.keys says string of a table whose keys are just these.
export const policyFields = Object.keys(reads) as PolicyField[]

export function decidedIn<Field extends PolicyField>(field: Field, draft: PolicyDraft): PolicyValues[Field] {
  return reads[field](draft)
}

/** The fields that are decided otherwise, in the order of the page. */
export function changedFields(before: Policy, after: Policy): PolicyField[] {
  const [was, is] = [draftOf(before), draftOf(after)]
  return policyFields.filter((field) => textOf(decidedIn(field, was)) !== textOf(decidedIn(field, is)))
}

/** Alike whatever the order of the members. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
