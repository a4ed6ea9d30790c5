import type { DeskPolicy, NoticePolicy, OfficePolicy } from './policy.ts'
import type { PolicyDraft } from './policy-draft.ts'
import { choice, count, line, lineIn } from './policy-setting.ts'

const office = (field: keyof OfficePolicy) =>
  count(
    [`office.${field}`],
    (draft) => draft.office[field],
    (draft, value) => ({ ...draft, office: { ...draft.office, [field]: value } }),
  )

const desk = (
  field: Exclude<keyof DeskPolicy, 'administratorReissue' | 'alarmedAtDoor' | 'alarmedByReissue' | 'newPc'>,
) =>
  count(
    [`desk.${field}`],
    (draft) => draft.desk[field],
    (draft, value) => ({ ...draft, desk: { ...draft.desk, [field]: value } }),
  )

const sender = (draft: PolicyDraft, changes: Partial<NoticePolicy['from']>): PolicyDraft => ({
  ...draft,
  notices: { ...draft.notices, from: { ...draft.notices.from, ...changes } },
})

const senderName = (language: 'ja' | 'en', ...places: string[]) =>
  lineIn(
    language,
    places,
    ({ notices }) => notices.from.name,
    (draft, name) => sender(draft, { name }),
  )

/** What holds at the desks, and how mails are signed. */
export const staffSettings = {
  'desk-reissue': choice(
    ['institution', 'other-administrator'],
    ['desk.administratorReissue'],
    (draft) => draft.desk.administratorReissue,
    (draft, administratorReissue) => ({ ...draft, desk: { ...draft.desk, administratorReissue } }),
  ),
  'address-cool-off': desk('addressCoolOffHours'),
  'address-code': desk('addressCodeHours'),
  'alarm-days': desk('alarmDays'),
  'acquisitions-in-a-row': desk('acquisitionsInARow'),
  'alarmed-at-door': choice(
    ['goes-on', 'is-held'],
    ['desk.alarmedAtDoor'],
    (draft) => draft.desk.alarmedAtDoor,
    (draft, alarmedAtDoor) => ({ ...draft, desk: { ...draft.desk, alarmedAtDoor } }),
  ),
  'alarmed-by-reissue': choice(
    ['goes-on', 'is-held'],
    ['desk.alarmedByReissue'],
    (draft) => draft.desk.alarmedByReissue,
    (draft, alarmedByReissue) => ({ ...draft, desk: { ...draft.desk, alarmedByReissue } }),
  ),
  'new-pc': choice(
    ['beside-old', 'by-reissue'],
    ['desk.newPc'],
    (draft) => draft.desk.newPc,
    (draft, newPc) => ({ ...draft, desk: { ...draft.desk, newPc } }),
  ),
  'office-tries': office('tries'),
  'office-lock': office('lockMinutes'),
  'office-activation': office('activationHours'),
  'office-approval': office('approvalHours'),
  'sender-name-ja': senderName('ja'),
  'sender-name-en': senderName('en'),
  'sender-address': line(
    ['notices.from'],
    ({ notices }) => notices.from.address,
    (draft, address) => sender(draft, { address }),
  ),
  smime: choice(
    ['on', 'off'],
    ['notices.smime'],
    ({ notices }) => notices.smime,
    (draft, smime) => ({ ...draft, notices: { ...draft.notices, smime } }),
  ),
  keep: count(
    ['keepDays'],
    ({ keepDays }) => keepDays,
    (draft, keepDays) => ({ ...draft, keepDays }),
  ),
}
