import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

/** What stands on 「重要なお知らせ」 besides the renewal notice, and the pages on which it is read. */
const ja = {
  period: (from: string, until: string) => `掲載期間：${from}から${until}まで`,
  toBoard: '「重要なお知らせ」の一覧へ',
  toMenu: 'メインメニューへ進む',
  sender: (v: Voice) =>
    `※ このお知らせは、${v.self}が掲載したものです。暗証番号やパスワードを、メールや電話でお聞きすることはありません。`,
  mailTrouble: {
    title: 'メールをお届けできませんでした',
    what: (at: string) => `${at}に、ご登録のメールアドレスへお送りしたメールが戻ってきました。`,
    otherwise:
      'このままでは、電子証明書の有効期限などのお知らせをメールで受け取れません。お知らせは、この画面にも表示されます。',
    next: (v: Voice) =>
      `ご登録のメールアドレスを、${v.desk.name}（${v.desk.telephone}、${v.desk.hours}）にお確かめください。`,
    mails: 'お送りしたメールを見る',
  },
  change: {
    begins: (date: string) => `${date}より、手続きが変更となります。`,
    begun: (date: string) => `${date}より、手続きが変更となりました。`,
  },
  noticePage: {
    title: '電子証明書の更新通知',
    onward: { board: '重要なお知らせへ進む', menu: 'メイン画面へ進む' },
  },
  mainScreen: 'メイン画面',
}

export type BoardWords = typeof ja

const en: BoardWords = {
  period: (from, until) => `Stands from ${from} to ${until}`,
  toBoard: 'To the important notices',
  toMenu: 'Continue to the main menu',
  sender: (v) =>
    `This notice was published by ${v.self}. Nobody ever asks for your PIN or password by mail or telephone.`,
  mailTrouble: {
    title: 'A mail to you came back',
    what: (at) => `On ${at} a mail that we sent to your registered address came back.`,
    otherwise:
      'As long as this is so, no mail reaches you, the one about the expiry of your certificate included. Notices stand on this page too.',
    next: (v) =>
      `Please check your registered mail address with the ${v.desk.name}: ${v.desk.telephone}, ${v.desk.hours}.`,
    mails: 'Show the mails we sent you',
  },
  change: {
    begins: (date) => `The procedure changes on ${date}.`,
    begun: (date) => `The procedure changed on ${date}.`,
  },
  noticePage: {
    title: 'Certificate renewal notice',
    onward: { board: 'Continue to the important notices', menu: 'Continue to the main screen' },
  },
  mainScreen: 'Main screen',
}

export const boardWords: Record<Language, BoardWords> = { ja, en }
