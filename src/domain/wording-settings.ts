import type { Wording } from './policy.ts'
import type { PolicyDraft } from './policy-draft.ts'
import { choice, line, lineIn } from './policy-setting.ts'

type Own = Omit<Wording, 'helpDesk'>

const put = (draft: PolicyDraft, changes: Partial<Own>): PolicyDraft => ({
  ...draft,
  wording: { ...draft.wording, ...changes },
})

type Said =
  | 'service'
  | 'administrator'
  | 'user'
  | 'administratorPin'
  | 'administratorConfirmationPin'
  | 'userPin'
  | 'userConfirmationPin'

const said = (field: Said, language: 'ja' | 'en') =>
  lineIn(
    language,
    [`wording.${field}`],
    (draft) => draft.wording[field],
    (draft, text) => put(draft, { [field]: text }),
  )

/** How the institution speaks of itself, and what things are called on its pages and in its mails. */
export const wordingSettings = {
  self: choice(
    ['当金庫', '当行', '当組合'],
    ['wording.self'],
    ({ wording }) => wording.self,
    (draft, self) => put(draft, { self }),
  ),
  'self-en': line(
    ['wording.selfEn'],
    ({ wording }) => wording.selfEn,
    (draft, selfEn) => put(draft, { selfEn }),
  ),
  'logon-word': choice(
    ['ログオン', 'ログイン'],
    ['wording.logon'],
    ({ wording }) => wording.logon,
    (draft, logon) => put(draft, { logon }),
  ),
  'service-ja': said('service', 'ja'),
  'service-en': said('service', 'en'),
  'administrator-ja': said('administrator', 'ja'),
  'administrator-en': said('administrator', 'en'),
  'user-ja': said('user', 'ja'),
  'user-en': said('user', 'en'),
  'administrator-pin-ja': said('administratorPin', 'ja'),
  'administrator-pin-en': said('administratorPin', 'en'),
  'administrator-confirmation-ja': said('administratorConfirmationPin', 'ja'),
  'administrator-confirmation-en': said('administratorConfirmationPin', 'en'),
  'user-pin-ja': said('userPin', 'ja'),
  'user-pin-en': said('userPin', 'en'),
  'user-confirmation-ja': said('userConfirmationPin', 'ja'),
  'user-confirmation-en': said('userConfirmationPin', 'en'),
}
