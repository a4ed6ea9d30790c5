import type { Language } from '../domain/language.ts'

/** The days of a certificate's life that are worth a visit. */
export type Landmark = 'opens' | 'second-mail' | 'expiry' | 'day-after' | 'last-recovery' | 'after-recovery'

const ja = {
  title: 'デモの時計',
  lead: 'このデモの中の日付を動かします。金融機関の画面も、メールの送信も、この日付にしたがいます。',
  today: 'デモの日付',
  real: '実際の日付',
  warning:
    '日付を動かすと、すべての人の接続が終わります。もう一度ログオンしてください。まだ電子証明書のない人の期限が過ぎたときは、新しい暗証番号と取得コードが「デモのご案内」に出ます。',
  landmarksHeading: '電子証明書の節目へ移る',
  none: '電子証明書を取得すると、ここに節目の日付が出ます。',
  landmark: {
    opens: '更新できる最初の日',
    'second-mail': '2回目のメールの日',
    expiry: '有効期限日',
    'day-after': '有効期限日の翌日',
    'last-recovery': 'ご自分で取得できる最後の日',
    'after-recovery': '再発行が必要になる日',
  } satisfies Record<Landmark, string>,
  go: (date: string) => `${date}へ`,
  holder: (institution: string, person: string) => `${institution}　${person}`,
  expires: (date: string) => `有効期限日 ${date}`,
  otherHeading: 'ほかの日付へ移る',
  nextDay: '1日進める',
  nextWeek: '1週間進める',
  set: 'この日付にする',
  date: '日付',
  back: '実際の日付に戻す',
  backToGuide: 'ご案内へ戻る',
}

export type DemoClockWords = typeof ja

const en: DemoClockWords = {
  title: 'The demonstration clock',
  lead: 'Here you move the date inside this demonstration. Pages and mails of the institutions follow it.',
  today: 'Date in the demonstration',
  real: 'Real date',
  warning:
    'Moving the date ends everybody’s session. Log on again afterwards. Where somebody without a certificate has missed a deadline by it, new PINs and a new code stand in the guide.',
  landmarksHeading: 'Go to a day that matters',
  none: 'Once somebody has a certificate, the days that matter stand here.',
  landmark: {
    opens: 'First day to renew',
    'second-mail': 'Day of the second mail',
    expiry: 'Expiry date',
    'day-after': 'Day after the expiry date',
    'last-recovery': 'Last day to get a new one yourself',
    'after-recovery': 'Day from which it must be reissued',
  },
  go: (date) => `Go to ${date}`,
  holder: (institution, person) => `${person}, ${institution}`,
  expires: (date) => `expires on ${date}`,
  otherHeading: 'Go to another day',
  nextDay: 'One day on',
  nextWeek: 'One week on',
  set: 'Set this date',
  date: 'Date',
  back: 'Back to the real date',
  backToGuide: 'Back to the guide',
}

export const demoClockWords: Record<Language, DemoClockWords> = { ja, en }
