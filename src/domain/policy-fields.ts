import type { AfterExpiry, NoticePolicy, Policy, Wording } from './policy.ts'
import { draftOf, type PolicyDraft } from './policy-draft.ts'
import { type SettingName, settingNames, settingOf, settings } from './policy-settings.ts'

/** A decision of the office, as it is named on its pages. */
export type PolicyField = OwnField | SettingName

/** Those that are more than a line of text: spans, mails, and what stands on pages. */
export type OwnField =
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

const own: { [Field in OwnField]: (draft: PolicyDraft) => PolicyValues[Field] } = {
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
export const ownFields = Object.keys(own) as OwnField[]

export const policyFields: readonly PolicyField[] = [...ownFields, ...settingNames]

export const isSetting = (field: PolicyField): field is SettingName => Object.hasOwn(settings, field)

export function decidedIn<Field extends OwnField>(field: Field, draft: PolicyDraft): PolicyValues[Field] {
  return own[field](draft)
}

/** The fields that are decided otherwise, in the order of the page. */
export function changedFields(before: Policy, after: Policy): PolicyField[] {
  const [was, is] = [draftOf(before), draftOf(after)]
  const isSame = (field: PolicyField) => {
    if (isSetting(field)) return settingOf(field).read(was) === settingOf(field).read(is)
    return textOf(decidedIn(field, was)) === textOf(decidedIn(field, is))
  }
  return policyFields.filter((field) => !isSame(field))
}

/** Alike whatever the order of the members. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  )
}
