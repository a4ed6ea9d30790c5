import type { Language } from '../domain/language.ts'
import type { PersonAct } from './desk-act.ts'
import type { Voice } from './voice.ts'

const ja = {
  title: (name: string) => `${name}さんの状態`,
  loginId: 'ID',
  role: '役割',
  state: '状態',
  expiryDate: '有効期限日',
  lastLogon: (v: Voice) => `最終${v.logon}`,
  mailAddress: 'メールアドレス',
  bounced: 'このアドレスへのメールが届かずに戻っています。',
  lastMail: '最後にお送りしたメール',
  certificates: 'この方の電子証明書',
  noCertificates: '電子証明書はまだありません。',
  serial: 'シリアル番号',
  acts: 'この方について行えること',
  noActs: (v: Voice) => `この画面から行えることはありません。必要なときは${v.desk.name}へお電話ください。`,
  notNow: '現在は行えません。',
  links: {
    reissue: '再発行する',
    revoke: '失効する',
    'new-pc': '新しいパソコン',
    lock: '利用を止める',
    unlock: '利用の停止を解除する',
    stop: '緊急停止する',
    address: 'メールアドレスを変更する',
    remove: '削除する',
  } satisfies Record<PersonAct, string> as Record<PersonAct, string>,
  self: {
    title: 'ご自身について',
    lead: 'ご自身の電子証明書は、次の画面で手続きしてください。',
    newPc: '新しいパソコンに入れ替える',
    loss: '紛失・盗難を届け出る',
  },
  stopped: (v: Voice) =>
    `この方の利用は、管理者の方からは再開できません。${v.desk.name}（電話 ${v.desk.telephone}）へお電話ください。`,
  pendingAddress: {
    title: 'メールアドレスの変更を確認しています',
    what: (until: string) => `新しいアドレスに送った確認コードを、${until}までに入力してください。`,
    link: '確認コードを入力する',
  },
  wholeContract: 'ご契約先の全員を緊急停止する',
  back: '一覧に戻る',
  backToPerson: 'この方の画面に戻る',
  code: {
    title: 'メールアドレスの変更',
    lead: (name: string) => `${name}さんの新しいアドレスに届いた確認コードを入力してください。`,
    label: '確認コード',
    hint: '英数字です。大文字と小文字、ハイフンの有無は区別しません。',
    until: (moment: string) => `${moment}まで使えます。`,
    submit: '確認する',
    self: 'ご自身のメールアドレスの変更を確かめます。',
    own: {
      title: 'メールアドレスの変更を確認しています',
      what: (until: string) => `新しいアドレスに届いた確認コードを、${until}までに入力してください。`,
    },
    none: '確認を待っているメールアドレスの変更はありません。',
  },
}

export type PersonPageWords = typeof ja

const en: PersonPageWords = {
  title: (name) => `How ${name} stands`,
  loginId: 'ID',
  role: 'Role',
  state: 'State',
  expiryDate: 'Expiry date',
  lastLogon: (v) => `Last ${v.logon}`,
  mailAddress: 'Mail address',
  bounced: 'Mails to this address come back.',
  lastMail: 'Last mail',
  certificates: 'Certificates of this person',
  noCertificates: 'There is no certificate yet.',
  serial: 'Serial number',
  acts: 'What you can do for this person',
  noActs: (v) => `Nothing can be done from here. If something is needed, call the ${v.desk.name}.`,
  notNow: 'Not possible now.',
  links: {
    reissue: 'Reissue',
    revoke: 'Revoke',
    'new-pc': 'New PC',
    lock: 'Lock',
    unlock: 'Unlock',
    stop: 'Emergency stop',
    address: 'Change the mail address',
    remove: 'Remove',
  },
  self: {
    title: 'This is you',
    lead: 'For your own certificate use these pages.',
    newPc: 'Change to a new PC',
    loss: 'Report loss or theft',
  },
  stopped: (v) => `No administrator can let this person go on. Call the ${v.desk.name}: ${v.desk.telephone}.`,
  pendingAddress: {
    title: 'A new mail address waits to be confirmed',
    what: (until) => `Enter the code that was sent to the new address, until ${until}.`,
    link: 'Enter the code',
  },
  wholeContract: 'Stop everybody of your company',
  back: 'Back to the list',
  backToPerson: 'Back to this person',
  code: {
    title: 'Change of mail address',
    lead: (name) => `Enter the code that arrived at the new address of ${name}.`,
    label: 'Confirmation code',
    hint: 'Letters and digits. Small or large letters, with or without hyphens: all are fine.',
    until: (moment) => `It can be used until ${moment}.`,
    submit: 'Confirm',
    self: 'This confirms the change of your own mail address.',
    own: {
      title: 'Your new mail address waits to be confirmed',
      what: (until) => `Enter the code that arrived at the new address, until ${until}.`,
    },
    none: 'No change of mail address waits to be confirmed.',
  },
}

export const personPageWords: Record<Language, PersonPageWords> = { ja, en }
