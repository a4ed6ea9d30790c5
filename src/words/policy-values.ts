import type { Bilingual, Language } from '../domain/language.ts'
import type { AfterExpiry, MailMilestoneKind, NoticePolicy } from '../domain/policy.ts'
import type { PolicyDraft } from '../domain/policy-draft.ts'
import {
  decidedIn,
  isSetting,
  type OwnField,
  type PolicyField,
  type PolicyValues,
} from '../domain/policy-fields.ts'
import { settingOf } from '../domain/policy-settings.ts'
import { settingInWords } from './policy-settings.ts'

type Say = { [Field in OwnField]: (value: PolicyValues[Field]) => string }

const milestonesJa: Record<MailMilestoneKind, string> = {
  'not-acquired': '未取得の方への案内',
  'before-expiry': '有効期限前の案内',
  'after-expiry': '有効期限後の案内',
  'grace-ends': '取得期限前の案内',
  unproved: '使用開始の案内',
}

const milestonesEn: Record<MailMilestoneKind, string> = {
  'not-acquired': 'not acquired',
  'before-expiry': 'before expiry',
  'after-expiry': 'after expiry',
  'grace-ends': 'the way back ends',
  unproved: 'not used yet',
}

export const milestoneNames: Record<Language, Record<MailMilestoneKind, string>> = {
  ja: milestonesJa,
  en: milestonesEn,
}

const mailsJa: Record<NoticePolicy['mails'], string> = {
  on: '送る',
  'only-acts-and-codes':
    '期日を知らせるメールは送らない（手続・停止・ロックのお知らせと、確認コードだけを送る）',
  off: '一切送らない（ご本人が求めた確認コードを除く）',
}

const mailsEn: Record<NoticePolicy['mails'], string> = {
  on: 'sent',
  'only-acts-and-codes': 'none about dates (only of acts, stops and locks, and codes asked for)',
  off: 'none at all, but codes that the person has asked for',
}

export const mailsInWords: Record<Language, Record<NoticePolicy['mails'], string>> = {
  ja: mailsJa,
  en: mailsEn,
}

const daysJa = (days: readonly number[], unit: string) =>
  days.length === 0 ? 'なし' : days.map((day) => `${day} ${unit}`).join('、')
const daysEn = (days: readonly number[], unit: string) =>
  days.length === 0 ? 'none' : `${days.join(', ')} ${unit}`

const afterExpiryJa = (rule: AfterExpiry) => {
  if (rule.kind === 'reissue') return 'ご本人は取得できない（再発行）'
  return rule.kind === 'acquire'
    ? `${rule.days} 日間、ご本人が取得できる`
    : `失効の手続きのあと、${rule.days} 日間取得できる`
}

const afterExpiryEn = (rule: AfterExpiry) => {
  if (rule.kind === 'reissue') return 'only by a reissue'
  return rule.kind === 'acquire'
    ? `by the person for ${rule.days} days`
    : `for ${rule.days} days, once revoked`
}

/** A text in both languages, each on a line of its own: whoever approves it reads both. */
const both = (text: Bilingual, none: string) =>
  text.ja === '' && text.en === '' ? none : `${text.ja}\n${text.en}`

const desk = ({ name, telephone, hours }: PolicyValues['help-desk']) =>
  `${name.ja} / ${name.en}\n${telephone}\n${hours.ja} / ${hours.en}`

const ja: Say = {
  'renewal-opens': (days) => `${days} 日前から`,
  'mail-days': (days) => daysJa(days, '日前'),
  'mail-after-expiry': (on) => (on ? '送る' : '送らない'),
  'after-expiry': afterExpiryJa,
  'grace-days': (days) => daysJa(days, '日前'),
  'prove-days': (days) => `${days} 日間`,
  'unproved-days': (days) => daysJa(days, '日後'),
  'acquisition-days': (days) => `${days} 日間`,
  'acquisition-reminders': (days) => daysJa(days, '日前'),
  mails: (state) => mailsJa[state],
  'milestones-off': (kinds) => kinds.map((kind) => milestonesJa[kind]).join('、') || 'なし',
  english: (state) => (state === 'on' ? '使う' : '使わない'),
  'mail-window': ({ from, until, openDaysOnly }) =>
    `${from}～${until}（${openDaysOnly ? '受付日のみ' : '毎日'}）`,
  paragraph: (text) => both(text, 'なし'),
  place: (place) =>
    place === 'board' ? '「重要なお知らせ」' : '「電子証明書の更新通知画面」と「メイン画面」',
  'help-desk': desk,
}

const en: Say = {
  'renewal-opens': (days) => `from ${days} days before`,
  'mail-days': (days) => daysEn(days, 'days before'),
  'mail-after-expiry': (on) => (on ? 'sent' : 'not sent'),
  'after-expiry': afterExpiryEn,
  'grace-days': (days) => daysEn(days, 'days before'),
  'prove-days': (days) => `${days} days`,
  'unproved-days': (days) => daysEn(days, 'days after'),
  'acquisition-days': (days) => `${days} days`,
  'acquisition-reminders': (days) => daysEn(days, 'days before'),
  mails: (state) => mailsEn[state],
  'milestones-off': (kinds) => kinds.map((kind) => milestonesEn[kind]).join(', ') || 'none',
  english: (state) => (state === 'on' ? 'used' : 'not used'),
  'mail-window': ({ from, until, openDaysOnly }) =>
    `${from}–${until} (${openDaysOnly ? 'open days only' : 'every day'})`,
  paragraph: (text) => both(text, 'none'),
  place: (place) => (place === 'board' ? '“Important notices”' : 'the renewal notice page and the main menu'),
  'help-desk': desk,
}

/** What a policy decides in a field, as the office reads it. */
export function decisionInWords(field: PolicyField, draft: PolicyDraft): Bilingual {
  if (isSetting(field)) {
    const setting = settingOf(field)
    const text = setting.read(draft)
    return { ja: settingInWords(setting, text, 'ja'), en: settingInWords(setting, text, 'en') }
  }
  const say = <Field extends OwnField>(words: Say, name: Field) => words[name](decidedIn(name, draft))
  return { ja: say(ja, field), en: say(en, field) }
}
