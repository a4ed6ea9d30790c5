import type { Language } from '../domain/language.ts'
import type { MemberStop } from '../domain/life.ts'
import type { CertificateMail } from '../domain/reminder.ts'
import type { Standing } from '../domain/standing.ts'
import type { Voice } from './voice.ts'

/** Dates of a standing already in words; empty where there is none. */
export interface StandingDates {
  /** The last day or moment to do what the standing asks for. */
  until: string
  from: string
  recovery: 'acquire' | 'revoke-first' | undefined
  stop: MemberStop | undefined
}

type StandingSentences = Record<Standing['kind'], (dates: StandingDates, voice: Voice) => string>

/** What became of a mail. */
type DeliveryWords = Record<'waiting' | 'sent' | 'failed' | 'bounced' | 'withdrawn', string>

const ja = {
  title: (v: Voice) => `${v.user}の電子証明書`,
  cardLead: 'ご契約先の方の有効期限日とお知らせの状況を確かめられます。',
  lead: 'ご契約先の方の電子証明書です。お名前を選ぶと、その方のお手続きができます。',
  caption: 'ご契約先の方の電子証明書',
  name: 'お名前',
  state: '状態',
  expiryDate: '有効期限日',
  mail: '最後にお送りしたメール',
  masked: (id: string) => `ID：${id}`,
  yourself: 'ご本人',
  noCertificate: '電子証明書なし',
  noMail: 'お送りしたメールはありません。',
  noAddress: 'メールアドレスの登録がありません。',
  remind: 'お願いを送る',
  remindWhom: (name: string) => `${name}さんに`,
  next: '次の方を表示',
  first: 'はじめから表示',
  none: 'この先に表示する方はいません。',
  calendar: 'カレンダーで見る',
  list: '一覧で見る',
  file: '有効期限日をカレンダー用のファイル（.ics）で保存する',
  fileNote:
    '※ 保存したファイルを、お使いのカレンダーに取り込んでください。更新のあとは、もう一度保存して取り込むと、新しい日付に変わります。',
  unreachable: {
    title: 'メールが届かない方がいます',
    what: '次の方へのメールが届かずに戻りました。ご本人に直接お伝えのうえ、メールアドレスをご確認ください。',
    next: 'お名前を選ぶと、新しいメールアドレスに変更できます。',
  },
  mails: {
    'not-acquired': '取得のお願い',
    'before-expiry': '更新のお願い',
    'after-expiry': '有効期限切れのお知らせ',
    'grace-ends': '取得できる期限のお知らせ',
    unproved: '新しい電子証明書のご利用のお願い',
    reminded: '管理者の方からのお願い',
  } satisfies Record<CertificateMail, string>,
  delivery: {
    waiting: '送信を待っています',
    sent: '相手のメールサーバーに届きました',
    failed: '届けられませんでした',
    bounced: '届かずに戻りました',
    withdrawn: '送る必要がなくなりました',
  } satisfies DeliveryWords as DeliveryWords,
  standing: {
    'not-acquired': ({ until }) =>
      until === ''
        ? '取得できる電子証明書がありません。'
        : `まだ取得していません。${until}まで取得できます。`,
    'not-yet-valid': ({ from }) => `${from}から使えます。`,
    active: ({ from }) => `使用中です。${from}から更新できます。`,
    renewable: () => '更新が必要です。',
    'being-proved': ({ until }, v) => `新しい電子証明書での${v.logon}を待っています（${until}まで）。`,
    retiring: ({ until }) => `${until}に使用を終わります。`,
    'expired-recoverable': ({ until, recovery }) =>
      recovery === 'revoke-first'
        ? `有効期限が切れました。失効の手続きのあと、${until}まで取得できます。`
        : `有効期限が切れました。${until}まで、ご本人が「電子証明書取得」で取得できます。`,
    lapsed: () => '有効期限が切れ、再発行が必要です。',
    superseded: () => '使える電子証明書がありません。',
    abandoned: () => '使える電子証明書がありません。',
    revoked: () => '失効しています。',
    stopped: ({ stop }) => (stop === undefined ? '利用を止めています。' : stops.ja[stop]),
  } satisfies StandingSentences as StandingSentences,
  calendarTitle: '有効期限日のカレンダー',
  calendarLead: 'その日が有効期限日の方を表示しています。',
  weekdays: ['月', '火', '水', '木', '金', '土', '日'],
  today: '本日',
  previousMonth: (month: string) => `前の月（${month}）`,
  nextMonth: (month: string) => `次の月（${month}）`,
  more: (count: number) => `ほか ${count} 名`,
  monthNone: 'この月に有効期限日を迎える方はいません。',
  months: '有効期限日のある月',
  monthOf: (month: string, count: number) => `${month}（${count} 名）`,
  reminded: {
    title: 'メールの用意ができました',
    what: (name: string) => `${name}さんへの、お願いのメールを用意しました。`,
    next: '届いたかどうかは、一覧の「最後にお送りしたメール」でご確認いただけます。同じ方へは、1日1通までです。',
    back: '一覧に戻る',
  },
  event: (name: string, id: string) => `電子証明書の有効期限日：${name}（ID：${id}）`,
  eventText: (v: Voice, from: string) =>
    `この日の終わりに、この方の電子証明書の有効期限が切れます。${from}から更新できます。ご本人が、ブックマークから${v.self}の${v.logon}画面を開き、「重要なお知らせ」から更新してください。更新がお済みのときは、この予定は不要です。`,
}

export type PeopleWords = typeof ja

const stops: Record<Language, Record<MemberStop, string>> = {
  ja: {
    suspended: '利用を停止しています。',
    held: '確認が済むまで、お待ちいただいています。',
    'locked-by-administrator': '管理者の方が利用を止めています。',
    'loss-reported': '紛失の届出があり、利用を止めています。',
    ended: '利用を終了しています。',
  },
  en: {
    suspended: 'Suspended.',
    held: 'Held until the bank has made sure.',
    'locked-by-administrator': 'Locked by an administrator.',
    'loss-reported': 'Stopped: loss was reported.',
    ended: 'Ended.',
  },
}

const en: PeopleWords = {
  title: () => 'Certificates of your people',
  cardLead: 'Expiry dates of your people, and who has been told.',
  lead: 'The people of your company. Choose a name to do something for that person.',
  caption: 'Certificates of the people of your company',
  name: 'Name',
  state: 'State',
  expiryDate: 'Expiry date',
  mail: 'Last mail',
  masked: (id) => `ID: ${id}`,
  yourself: 'yourself',
  noCertificate: 'No certificate',
  noMail: 'No mail has been written.',
  noAddress: 'There is no mail address.',
  remind: 'Send a reminder',
  remindWhom: (name) => `to ${name}: `,
  next: 'Show more people',
  first: 'Show from the beginning',
  none: 'There is nobody further on.',
  calendar: 'Show as a calendar',
  list: 'Show as a list',
  file: 'Save the expiry dates as a calendar file (.ics)',
  fileNote:
    'Import the file into your calendar. After a renewal save and import it again: the date moves to the new one.',
  unreachable: {
    title: 'Mails to some people come back',
    what: 'Mails to these people could not be delivered. Please tell them yourself, and see to their mail address.',
    next: 'Choose a name to change the mail address.',
  },
  mails: {
    'not-acquired': 'Please get your certificate',
    'before-expiry': 'Please renew',
    'after-expiry': 'The certificate has expired',
    'grace-ends': 'The time to get a new one ends',
    unproved: 'Please use the new certificate',
    reminded: 'Reminder by an administrator',
  },
  delivery: {
    waiting: 'waits to be sent',
    sent: 'arrived at the recipient’s mail server',
    failed: 'could not be delivered',
    bounced: 'came back undelivered',
    withdrawn: 'was not needed any more',
  },
  standing: {
    'not-acquired': ({ until }) =>
      until === '' ? 'There is no certificate to get.' : `Not acquired yet; can be until ${until}.`,
    'not-yet-valid': ({ from }) => `Works from ${from}.`,
    active: ({ from }) => `In use. Can be renewed from ${from}.`,
    renewable: () => 'Must be renewed.',
    'being-proved': ({ until }, v) => `Waits for the first ${v.logon} with the new one (until ${until}).`,
    retiring: ({ until }) => `Ends on ${until}.`,
    'expired-recoverable': ({ until, recovery }) =>
      recovery === 'revoke-first'
        ? `Expired. Once revoked, a new one can be had until ${until}.`
        : `Expired. The person can get a new one under “Get a certificate” until ${until}.`,
    lapsed: () => 'Expired; a reissue is needed.',
    superseded: () => 'No certificate works.',
    abandoned: () => 'No certificate works.',
    revoked: () => 'Revoked.',
    stopped: ({ stop }) => (stop === undefined ? 'Stopped.' : stops.en[stop]),
  },
  calendarTitle: 'Calendar of expiry dates',
  calendarLead: 'Each day names those whose certificate expires on it.',
  weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  today: 'today',
  previousMonth: (month) => `Previous month (${month})`,
  nextMonth: (month) => `Next month (${month})`,
  more: (count) => (count === 1 ? '1 more' : `${count} more`),
  monthNone: 'Nobody’s certificate expires in this month.',
  months: 'Months with an expiry date',
  monthOf: (month, count) => (count === 1 ? `${month} (1 person)` : `${month} (${count} people)`),
  reminded: {
    title: 'The mail is ready',
    what: (name) => `A reminder to ${name} is ready to be sent.`,
    next: 'The list says under “Last mail” whether it arrived. One mail a day to each person is all there is.',
    back: 'Back to the list',
  },
  event: (name, id) => `Certificate expires: ${name} (ID: ${id})`,
  eventText: (v, from) =>
    `At the end of this day the certificate of this person expires. It can be renewed from ${from}: the person opens the ${v.logon} page of ${v.self} from a bookmark and goes to “Important notices”. If that is done, this entry is of no use any more.`,
}

export const peopleWords: Record<Language, PeopleWords> = { ja, en }
