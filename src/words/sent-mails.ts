import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

/** 「お送りしたメール」: what a mail can be checked against. */
const ja = {
  title: 'お送りしたメール',
  cardLead: '届いたメールが本物かどうかを確かめられます。',
  lead: (v: Voice) => `${v.self}からあなたにお送りしたメールを、新しい順に表示しています。`,
  empty: 'お送りしたメールはありません。',
  caption: 'あなたにお送りしたメール',
  at: '日時',
  subject: '件名',
  code: 'お知らせ番号',
  to: '宛先',
  state: '状態',
  delivery: {
    waiting: '送信待ち',
    sent: '送信しました',
    failed: '送信できませんでした',
    bounced: '届かずに戻りました',
  },
  explained: {
    waiting: 'まだ送信していません。',
    sent: (at: string) => `${at}に送信し、相手のメールサーバーが受け取りました。`,
    failed: (v: Voice) =>
      `送信できませんでした。ご登録のメールアドレスを確かめるため、${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
    bounced: (v: Voice) =>
      `送信しましたが、届かずに戻りました。ご登録のメールアドレスを確かめるため、${v.desk.name}（${v.desk.telephone}）へお電話ください。`,
  },
  noCode: '番号なし',
  text: '本文',
  secret: 'このメールには取得コードが書かれているため、本文は表示しません。',
  older: '前のメールを表示',
  newest: '新しいメールから表示',
  back: '「お送りしたメール」へ戻る',
  check: {
    heading: '届いたメールを番号で確かめる',
    lead: 'メールに書かれている「お知らせ番号」を入力してください。',
    hint: '例：K7QF-2M9D',
    submit: '確かめる',
    ours: (v: Voice) => `${v.self}からお送りしたメールです`,
    oursLead: '日時、件名、本文が、お手元のメールと同じかどうかを、あわせてご確認ください。',
    open: '本文を表示する',
    unknown: 'この番号のメールは、あなたにお送りしていません',
    unknownLead: (v: Voice) =>
      `番号に間違いがなければ、偽物のおそれがあります。メールのリンクや添付ファイルを開かず、書かれている番号にも電話せずに、${v.desk.name}（${v.desk.telephone}、受付時間 ${v.desk.hours}）へお電話ください。`,
    unknownOthers: '※ ほかの方に届いたメールは、その方がログオンして確かめてください。',
  },
}

export type SentMailsWords = typeof ja

const en: SentMailsWords = {
  title: 'Mails we sent you',
  cardLead: 'Find out whether a mail is really ours.',
  lead: (v) => `What ${v.self} has sent you by mail, the newest first.`,
  empty: 'We have not sent you any mail.',
  caption: 'Mails we sent you',
  at: 'Time',
  subject: 'Subject',
  code: 'Notice code',
  to: 'To',
  state: 'State',
  delivery: {
    waiting: 'Waiting to be sent',
    sent: 'Sent',
    failed: 'Could not be sent',
    bounced: 'Came back undelivered',
  },
  explained: {
    waiting: 'It has not been sent yet.',
    sent: (at) => `It was sent on ${at}, and your mail server accepted it.`,
    failed: (v) =>
      `It could not be sent. Please call the ${v.desk.name} (${v.desk.telephone}) to check your mail address.`,
    bounced: (v) =>
      `It was sent and came back undelivered. Please call the ${v.desk.name} (${v.desk.telephone}) to check your mail address.`,
  },
  noCode: 'no code',
  text: 'Text',
  secret: 'This mail carries a pickup code, so its text is not shown.',
  older: 'Show earlier mails',
  newest: 'Show the newest mails',
  back: 'Back to “Mails we sent you”',
  check: {
    heading: 'Check a mail by its code',
    lead: 'Enter the notice code that stands in the mail.',
    hint: 'For example K7QF-2M9D',
    submit: 'Check',
    ours: (v) => `This mail is from ${v.self}`,
    oursLead: 'Please see also that time, subject and text are those of the mail you have.',
    open: 'Show the text',
    unknown: 'We have sent you no mail with this code',
    unknownLead: (v) =>
      `If the code is typed as it stands there, the mail may be a fraud. Do not open its links or attachments, do not call a number given in it, and call the ${v.desk.name}: ${v.desk.telephone} (${v.desk.hours}).`,
    unknownOthers: 'A mail that somebody else has received can be checked by that person after log-on.',
  },
}

export const sentMailsWords: Record<Language, SentMailsWords> = { ja, en }
