import type { Language } from '../domain/language.ts'
import { oneLine } from '../domain/one-line.ts'
import { dateInWords } from './dates.ts'
import { composeMail, type Mail, type MailFrame, ownParagraph } from './mail.ts'
import type { MilestoneFacts } from './mail-milestone.ts'
import { underlined } from './underlined.ts'
import { speak, type Voice } from './voice.ts'

/** A milestone that has come for somebody of the contract. The ID that is shown is masked already. */
export interface DigestEntry {
  /** Whose, since names and masked IDs may be alike. */
  id: string
  person: string
  maskedId: string
  facts: MilestoneFacts
}

/** What is to be done, the most urgent first: people with the same stand together. */
const wants = ['reissue', 'revoke-first', 'acquire', 'prove', 'renew', 'early', 'first'] as const
type Want = (typeof wants)[number]

interface Line extends Pick<DigestEntry, 'id' | 'person' | 'maskedId'> {
  want: Want
  /** The last day to do it; E where nothing can be done without the institution. */
  day: Temporal.PlainDate
}

interface DigestWords {
  subject: (people: number) => string
  what: string
  people: (people: number) => string
  first: (day: string) => string
  heading: Record<Want, string>
  section: (heading: string, people: number) => string
  todo: Record<Want, (voice: Voice) => string>
  line: (day: string, person: string, maskedId: string, isOver: boolean) => string
  ignore: string
}

const words: Record<Language, DigestWords> = {
  ja: {
    subject: (people) => `電子証明書のお手続きが必要な方（${people}名）`,
    what: 'ご契約先で、電子証明書のお手続きが必要な方をまとめてお知らせします。メールアドレスをご登録の方には、ご本人にもお知らせしています。',
    people: (people) => `お手続きが必要な方：${people}名`,
    first: (day) => `いちばん早い期限：${day}`,
    heading: {
      reissue: '有効期限が切れ、再発行が必要な方',
      'revoke-first': '有効期限が切れ、失効が必要な方',
      acquire: '有効期限が切れた方',
      prove: '新しい電子証明書をまだ使っていない方',
      renew: '有効期限が近づいている方',
      early: '有効期限を待たずに更新をお願いしている方',
      first: '電子証明書をまだ取得していない方',
    },
    section: (heading, people) => `■ ${heading}（${people}名）`,
    todo: {
      reissue: (v) =>
        `${v.self}にて再発行処理が必要です。${v.desk.name}（${v.desk.telephone}）までご連絡ください。`,
      'revoke-first': (v) =>
        `${v.administrator}の方が古い電子証明書を失効させたあと、ご本人が、${v.logon}画面の「電子証明書取得」から次の日までに取得します。`,
      acquire: (v) => `ご本人が、${v.logon}画面の「電子証明書取得」から次の日までに取得します。`,
      prove: (v) => `ご本人が、新しい電子証明書で次の日までに一度${v.logon}します。`,
      renew: (v) => `ご本人が、${v.logon}後の「重要なお知らせ」から次の日までに更新します。`,
      early: (v) =>
        `ご本人が、${v.logon}後の「重要なお知らせ」から、早めに更新します。理由はそこに示しています。`,
      first: (v) => `ご本人が、${v.logon}画面の「電子証明書取得」から次の日までに取得します。`,
    },
    line: (day, person, maskedId, isOver) =>
      `・${isOver ? `有効期限日 ${day}` : `${day}まで`}　${person} 様（ID：${maskedId}）`,
    ignore: 'すでにお手続きがお済みの方については、行き違いです。何もしていただく必要はありません。',
  },
  en: {
    subject: (people) =>
      people === 1
        ? 'One person of your company has to see to a certificate'
        : `${people} people of your company have to see to a certificate`,
    what: 'These people of your company have to see to their certificates. Those whose mail address is registered have been told themselves.',
    people: (people) => `People: ${people}`,
    first: (day) => `The earliest last day: ${day}`,
    heading: {
      reissue: 'Expired, to be reissued',
      'revoke-first': 'Expired, to be revoked first',
      acquire: 'Expired',
      prove: 'New certificate not used yet',
      renew: 'About to expire',
      early: 'To be renewed without waiting for the end',
      first: 'Certificate not acquired yet',
    },
    section: (heading, people) => underlined(`${heading} (${people})`),
    todo: {
      reissue: (v) =>
        `The certificate must be reissued. Please call the ${v.desk.name}: ${v.desk.telephone}.`,
      'revoke-first': (v) =>
        `When an ${v.administrator} has revoked the old certificate, they get a new one by the day given, through “Get a certificate” on the ${v.logon} page.`,
      acquire: (v) =>
        `They get a new one by the day given, through “Get a certificate” on the ${v.logon} page.`,
      prove: (v) => `They ${v.logOn} once with the new certificate by the day given.`,
      renew: (v) => `They ${v.logOn} and renew under “Important notices” by the day given.`,
      early: (v) => `They ${v.logOn} and renew soon under “Important notices”, where it says why.`,
      first: (v) => `They get it by the day given, through “Get a certificate” on the ${v.logon} page.`,
    },
    line: (day, person, maskedId, isOver) =>
      `- ${isOver ? 'expired on' : 'by'} ${day}: ${person} (ID: ${maskedId})`,
    ignore: 'For those who have done it already, this mail has crossed with it and nothing need be done.',
  },
}

/** To an administrator: all his people for whom something has come due, in one mail however many they are. */
export function digestMail(frame: MailFrame, entries: readonly DigestEntry[]): Mail {
  const { language } = frame
  const text = words[language]
  const voice = speak(frame.wording, language)
  const lines = linesOf(entries)
  const people = new Set(lines.map(({ id }) => id)).size
  const first = lines.filter(({ want }) => want !== 'reissue').sort(byDay)[0]
  const section = (want: Want) => {
    const own = lines.filter((line) => line.want === want)
    if (own.length === 0) return undefined
    const told = own.map(({ day, person, maskedId }) =>
      text.line(dateInWords(day, language), oneLine(person), maskedId, want === 'reissue'),
    )
    return [text.section(text.heading[want], own.length), text.todo[want](voice), ...told].join('\n')
  }
  return composeMail(frame, text.subject(people), [
    text.what,
    [text.people(people), ...(first ? [text.first(dateInWords(first.day, language))] : [])].join('\n'),
    ...wants.map(section),
    text.ignore,
    ownParagraph(frame),
  ])
}

/** Of two milestones that want the same of one person, the one with less time. */
function linesOf(entries: readonly DigestEntry[]): readonly Line[] {
  const lines = new Map<string, Line>()
  for (const { id, person, maskedId, facts } of entries) {
    const line = { id, person, maskedId, ...wanted(facts) }
    const key = `${id} ${line.want}`
    const other = lines.get(key)
    if (other === undefined || byDay(line, other) < 0) lines.set(key, line)
  }
  return [...lines.values()].sort(inOrder)
}

function wanted(facts: MilestoneFacts): Pick<Line, 'want' | 'day'> {
  switch (facts.kind) {
    case 'before-expiry':
      return { want: isEarly(facts) ? 'early' : facts.wanted, day: dayOf(facts.lastMoment) }
    case 'unproved':
      return { want: 'prove', day: dayOf(facts.proveUntil) }
    case 'not-acquired':
      return { want: 'first', day: facts.deadline }
    case 'after-expiry':
    case 'grace-ends':
      if (facts.proveUntil !== undefined) return { want: 'prove', day: dayOf(facts.proveUntil) }
      if (facts.recovery.kind === 'reissue') return { want: 'reissue', day: facts.expiryDate }
      return { want: facts.recovery.kind, day: facts.recovery.lastDay }
  }
}

const isEarly = (facts: MilestoneFacts) => 'reason' in facts && facts.kind === 'before-expiry'

const dayOf = (at: Temporal.ZonedDateTime) => at.toPlainDate()

function byDay(a: Line, b: Line): number {
  return Temporal.PlainDate.compare(a.day, b.day)
}

function inOrder(a: Line, b: Line): number {
  return byDay(a, b) || compareText(a.person, b.person) || compareText(a.maskedId, b.maskedId)
}

/** By code point: the same on every node, whatever its locale. */
function compareText(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
