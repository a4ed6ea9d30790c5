import type { Language } from '../domain/language.ts'
import type { Voice } from './voice.ts'

const ja = {
  refusal: { title: '手続きできません', otherwise: '何も変更していません。' },
  fault: {
    title: '当方の不具合で、処理できませんでした',
    what: '原因はお客さまの操作ではありません。',
    next: '少し時間をおいて、もう一度試してください。手続きの途中でも、現在の電子証明書はそのまま使えます。',
    again: (v: Voice) => `続くときは、下の番号を${v.desk.name}へお知らせください。`,
    incident: '受付番号',
  },
  notFound: {
    title: 'ページが見つかりません',
    what: 'アドレスが変わったか、入力が違っているようです。',
    next: (v: Voice) => `${v.logon}画面から開き直してください。`,
  },
  misdirected: {
    title: 'アドレスが違います',
    what: 'この名前のサイトは、ここにはありません。',
    next: 'ブックマークから開き直してください。メールやほかのサイトのリンクから来たときは、その画面を閉じてください。',
  },
  loggedOff: {
    title: 'ログオフしました',
    what: (v: Voice) => `${v.service}のご利用を終わりました。`,
    next: 'このウィンドウを閉じてください。',
  },
  sessionEnded: {
    title: (v: Voice) => `もう一度${v.logon}してください`,
    what: '安全のため、接続を終わりました。',
    reasons: {
      idle: 'しばらく操作がなかったためです。',
      absolute: '長い時間がたったためです。',
      certificate:
        '電子証明書の状態が変わったためです。新しい電子証明書で一度利用を始めると、古い電子証明書での接続は終わります。',
      demo: 'デモの時計を動かしたためです。',
      'member-stopped': 'この方の電子証明書の利用を止めたためです。',
      'member-held':
        'いつもと違う使われ方があったため、確認が済むまでお待ちいただいています。電子証明書は失効していません。',
      unknown: '接続の記録がないためです。',
    },
    next: '入力中だった内容は、保存していません。手続きの途中でも、現在の電子証明書はそのまま使えます。',
    nextWhenStopped: (v: Voice) =>
      `${v.logon}し直しても使えません。再開については、${v.desk.name}（電話 ${v.desk.telephone}）へお電話ください。`,
  },
  logon: (v: Voice) => `${v.logon}画面へ`,
  start: 'はじめの画面へ',
  menu: 'メインメニューへ',
  people: '一覧に戻る',
}

export type ErrorWords = typeof ja

const en: ErrorWords = {
  refusal: { title: 'This cannot be done now', otherwise: 'Nothing has been changed.' },
  fault: {
    title: 'A fault on our side has stopped this',
    what: 'You did nothing wrong.',
    next: 'Wait a little and try again. Whatever you were doing, your present certificate goes on working.',
    again: (v) => `If it goes on, tell the ${v.desk.name} the number below.`,
    incident: 'Incident',
  },
  notFound: {
    title: 'There is no such page',
    what: 'The address has changed or was mistyped.',
    next: (v) => `Start again from the ${v.logon} page.`,
  },
  misdirected: {
    title: 'This is the wrong address',
    what: 'There is no site of this name here.',
    next: 'Open the site from your bookmark. If a mail or another site sent you here, close this page.',
  },
  loggedOff: {
    title: 'You have logged off',
    what: (v) => `You have left ${v.service}.`,
    next: 'Please close this window.',
  },
  sessionEnded: {
    title: (v) => `Please ${v.logOn} again`,
    what: 'For your safety the session was ended.',
    reasons: {
      idle: 'You had been away for a while.',
      absolute: 'It had lasted for a long time.',
      certificate:
        'The state of your certificate changed. Once the new certificate has been used, sessions on the old one end.',
      demo: 'The clock of the demonstration was moved.',
      'member-stopped': 'The certificates of this person were stopped.',
      'member-held':
        'Something unusual was seen, so it waits until we have made sure. No certificate was revoked.',
      unknown: 'There is no record of it.',
    },
    next: 'What you were typing was not kept. Whatever you were doing, your present certificate goes on working.',
    nextWhenStopped: (v) =>
      `To ${v.logOn} again does not help. To have them released, call the ${v.desk.name}: ${v.desk.telephone}.`,
  },
  logon: (v) => `To the ${v.logon} page`,
  start: 'To the first page',
  menu: 'To the main menu',
  people: 'Back to the list',
}

export const errorWords: Record<Language, ErrorWords> = { ja, en }
