import type { Language } from '../../../domain/language.ts'
import { countIn as numberOf } from '../../../domain/policy-setting.ts'
import {
  readSettings,
  type SettingName,
  settingNames,
  settingOf,
  writeSettings,
} from '../../../domain/policy-settings.ts'
import type { Fault } from '../parts/field.tsx'
import type { PolicyDraft, PolicyWish } from '../server/policy.ts'

/** What stands in the fields of the form: texts, as they are typed. */
export interface Typed {
  /** What the form was filled with. */
  base: PolicyDraft
  effectiveFrom: string
  renewalOpens: string
  mailDays: string
  mailAfterExpiry: 'on' | 'off'
  after: PolicyDraft['afterExpiry']['kind']
  afterDays: string
  graceDays: string
  proveDays: string
  unprovedDays: string
  acquisitionDays: string
  acquisitionReminders: string
  mails: PolicyDraft['notices']['mails']
  milestonesOff: PolicyDraft['notices']['off']
  english: 'on' | 'off'
  windowFrom: string
  windowUntil: string
  openDays: 'every' | 'open'
  place: PolicyDraft['notices']['place']
  paragraph: Record<Language, string>
  desk: { name: Record<Language, string>; telephone: string; hours: Record<Language, string> }
  settings: Record<SettingName, string>
  announce: 'yes' | 'no'
  announceFrom: string
  title: Record<Language, string>
  body: Record<Language, string>
}

const listed = (days: readonly number[]) => days.join(', ')

export function typedOf(draft: PolicyDraft): Typed {
  const { notices, afterExpiry, helpDesk } = draft
  return {
    base: draft,
    effectiveFrom: '',
    renewalOpens: String(draft.renewalOpens),
    mailDays: listed(draft.mailDays),
    mailAfterExpiry: draft.mailAfterExpiry ? 'on' : 'off',
    after: afterExpiry.kind,
    afterDays: afterExpiry.kind === 'reissue' ? '' : String(afterExpiry.days),
    graceDays: listed(notices.graceDays),
    proveDays: String(draft.proveDays),
    unprovedDays: listed(notices.unprovedDays),
    acquisitionDays: String(draft.acquisitionDays),
    acquisitionReminders: listed(draft.acquisitionReminders),
    mails: notices.mails,
    milestonesOff: notices.off,
    english: notices.english,
    windowFrom: notices.window.from,
    windowUntil: notices.window.until,
    openDays: notices.window.openDaysOnly ? 'open' : 'every',
    place: notices.place,
    paragraph: notices.paragraph,
    desk: helpDesk,
    settings: readSettings(draft),
    announce: 'no',
    announceFrom: '',
    title: { ja: '', en: '' },
    body: { ja: '', en: '' },
  }
}

/** As it is sent; whatever is no number has been told before. */
export function wishOf(typed: Typed): PolicyWish {
  const { after, announce, effectiveFrom, title, body } = typed
  return {
    effectiveFrom,
    draft: writeSettings(
      {
        ...typed.base,
        renewalOpens: numberOf(typed.renewalOpens),
        mailDays: daysOf(typed.mailDays),
        mailAfterExpiry: typed.mailAfterExpiry === 'on',
        proveDays: numberOf(typed.proveDays),
        acquisitionDays: numberOf(typed.acquisitionDays),
        acquisitionReminders: daysOf(typed.acquisitionReminders),
        afterExpiry: after === 'reissue' ? { kind: after } : { kind: after, days: numberOf(typed.afterDays) },
        helpDesk: typed.desk,
        notices: { ...typed.base.notices, ...noticesOf(typed) },
      },
      typed.settings,
    ),
    ...(announce === 'yes' && { announcement: { from: typed.announceFrom, title, body } }),
  }
}

function noticesOf(typed: Typed): Omit<PolicyDraft['notices'], 'from' | 'smime'> {
  return {
    mails: typed.mails,
    off: typed.milestonesOff,
    english: typed.english,
    graceDays: daysOf(typed.graceDays),
    unprovedDays: daysOf(typed.unprovedDays),
    window: {
      from: typed.windowFrom.trim(),
      until: typed.windowUntil.trim(),
      openDaysOnly: typed.openDays === 'open',
    },
    paragraph: typed.paragraph,
    place: typed.place,
  }
}

const daysOf = (text: string): number[] => {
  const parts = text.normalize('NFKC').split(/[\s,、]+/)
  return parts.filter((part) => part !== '').map(numberOf)
}

/** Where the form says what. `rules` are the sentences beside the fields. */
export type Rules = Readonly<Record<RuleName | SettingName, string>>
export type RuleName =
  | 'renewal-opens'
  | 'mail-days'
  | 'after-days'
  | 'grace-days'
  | 'prove-days'
  | 'unproved-days'
  | 'acquisition-days'
  | 'acquisition-reminders'
  | 'window-from'
  | 'paragraph-ja'
  | 'desk-name-ja'
  | 'announce-from'
  | 'title-ja'
  | 'body-ja'
  | 'effective-from'

/** What can be told before anything is sent: what is no number, no time or no day. */
export function faultsOf(typed: Typed, rules: Rules): Fault[] {
  const isTime = (text: string) => /^\d\d:\d\d$/.test(text.trim())
  const isNumber = (text: string) => !Number.isNaN(numberOf(text))
  const areDays = (text: string) => daysOf(text).every((day) => !Number.isNaN(day))
  const checks: (readonly [RuleName | SettingName, boolean])[] = [
    ['effective-from', typed.effectiveFrom !== ''],
    ['renewal-opens', isNumber(typed.renewalOpens)],
    ['mail-days', areDays(typed.mailDays)],
    ['after-days', typed.after === 'reissue' || isNumber(typed.afterDays)],
    ['grace-days', areDays(typed.graceDays)],
    ['prove-days', isNumber(typed.proveDays)],
    ['unproved-days', areDays(typed.unprovedDays)],
    ['acquisition-days', isNumber(typed.acquisitionDays)],
    ['acquisition-reminders', areDays(typed.acquisitionReminders)],
    ['window-from', isTime(typed.windowFrom) && isTime(typed.windowUntil)],
    ...settingNames.map((name) => [name, settingOf(name).isOne(typed.settings[name])] as const),
    ['announce-from', typed.announce === 'no' || typed.announceFrom !== ''],
  ]
  return checks.filter(([, holds]) => !holds).map(([field]) => ({ field, text: rules[field] }))
}

/** The fields of which the server speaks: it names the place of each fault in the policy. */
export function faultsAt(places: string, rules: Rules): Fault[] {
  const fields = places.split(' ').flatMap((place) => fieldAt(place) ?? [])
  return [...new Set(fields)].map((field) => ({ field, text: rules[field] }))
}

const starts: readonly (readonly [place: string, field: RuleName | SettingName])[] = [
  ['effectiveFrom', 'effective-from'],
  ['renewalOpens', 'renewal-opens'],
  ['mailDays', 'mail-days'],
  ['afterExpiry', 'after-days'],
  ['proveDays', 'prove-days'],
  ['acquisitionDays', 'acquisition-days'],
  ['acquisitionReminders', 'acquisition-reminders'],
  ['notices.graceDays', 'grace-days'],
  ['notices.unprovedDays', 'unproved-days'],
  ['notices.window', 'window-from'],
  ['notices.paragraph', 'paragraph-ja'],
  ...['name', 'hours', 'telephone', 'helpDesk'].map((part) => [`wording.${part}`, 'desk-name-ja'] as const),
  ['announcement.from', 'announce-from'],
  ['announcement.title', 'title-ja'],
  ['announcement.body', 'body-ja'],
  ...settingNames.flatMap((name) => settingOf(name).places.map((place) => [place, name] as const)),
]

/** The most exact of those that fit: `pin.tries` is said where it is, and `pin` where it begins. */

const fieldAt = (place: string) =>
  starts.filter(([start]) => place.startsWith(start)).toSorted(([a], [b]) => b.length - a.length)[0]?.[1]
