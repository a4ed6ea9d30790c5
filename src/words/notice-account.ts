import type { Language } from '../domain/language.ts'
import type { NoticeAccount, NoticeRow, SubjectAccount } from '../domain/notice-account.ts'
import type { NoticeHindrance } from '../domain/notice-owed.ts'
import { dateInWords, dateTimeInWords } from './dates.ts'
import { noticeAccountEn } from './notice-account-en.ts'
import { noticeAccountJa } from './notice-account-ja.ts'
import type { AccountWords, Moment } from './notice-account-words.ts'

/** A notice of the account, each part in words. */
export interface NoticeInWords {
  due: string
  milestone: string
  recipient: string
  state: string
}

const words: Record<Language, AccountWords> = { ja: noticeAccountJa, en: noticeAccountEn }

/** The whole account as lines of text, for a terminal. */
export function accountLines(account: NoticeAccount, zone: string, language: Language): string[] {
  const text = words[language]
  const { hindrances, subjects } = account
  return [
    text.holder(account, language),
    ...hindrancesInWords(hindrances, language).map((line) => `  ! ${line}`),
    ...(subjects.length === 0 ? [text.none] : []),
    ...subjects.flatMap((subject) => [
      '',
      subjectInWords(subject, language),
      ...noticesInWords(subject, zone, language).map(
        ({ due, milestone, recipient, state }) => `  ${due}  ${milestone} → ${recipient}: ${state}`,
      ),
    ]),
  ]
}

export function hindrancesInWords(hindrances: readonly NoticeHindrance[], language: Language): string[] {
  return hindrances.map(words[language].hindrance)
}

export function subjectInWords({ about }: SubjectAccount, language: Language): string {
  const text = words[language]
  return about.kind === 'certificate'
    ? text.certificate(
        about.serialNumber,
        text.standings[about.standing],
        dateInWords(about.expiryDate, language),
      )
    : text.entitlement(text.entitlementStates[about.state], dateInWords(about.deadline, language))
}

/** What was told and what will be, in the order of the days. */
export function noticesInWords(
  { notices, expected }: Pick<SubjectAccount, 'notices' | 'expected'>,
  zone: string,
  language: Language,
): NoticeInWords[] {
  const text = words[language]
  const moment: Moment = (at) => dateTimeInWords(at.toZonedDateTimeISO(zone), language)
  const named = ({ kind, dueOn }: Pick<NoticeRow, 'kind' | 'dueOn'>, name: string) => ({
    due: dateInWords(dueOn, language),
    milestone: text.milestones[kind](Number(/\d+$/.exec(name)?.[0] ?? 0)),
  })
  return [
    ...notices.map((notice) => ({
      ...named(notice, notice.milestone),
      recipient: notice.recipient.isHolder ? text.himself : text.administrator(notice.recipient.displayName),
      state: `${stateInWords(notice, text, moment)} (${text.policy(notice.policyVersion)})`,
    })),
    ...expected.map((milestone) => ({
      ...named(milestone, milestone.name),
      recipient: text.himself,
      state: `${text.expected[milestone.when]} (${text.policy(milestone.policyVersion)})`,
    })),
  ]
}

function stateInWords(notice: NoticeRow, text: AccountWords, moment: Moment): string {
  const { undelivered, ...rest } = notice
  if (undelivered !== undefined)
    return text.again(text.mail(undelivered, moment), stateInWords(rest, text, moment))
  const { state, reason, owedAt, settledAt, shownAt, readAt, mail } = notice
  if (shownAt !== undefined)
    return [text.shown(moment(shownAt)), ...(readAt ? [text.read(moment(readAt))] : [])].join(', ')
  if (state === 'owed') return text.owed(moment(owedAt))
  if (state === 'impossible') return text.impossible
  if (mail !== undefined && state === 'written') return text.mail(mail, moment)
  return text.over(moment(settledAt ?? owedAt), reason === undefined ? '' : text.reasons[reason])
}
