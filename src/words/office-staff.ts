import type { Language } from '../domain/language.ts'
import type { StaffChange } from '../domain/staff-change.ts'

/** The staff of the institution: who there is, and how two of them change that. */
const ja = {
  title: '職員',
  lead: '職員を加える、役割を変える、利用を止めるには、システム管理の方が依頼し、承認の役割の別の方が承認します。ご自分のことは、依頼も承認もできません。',
  columns: { name: '氏名', loginId: 'ログインID', roles: '役割', state: '状態', change: '変更' },
  states: { active: '利用中', invited: '開始待ち', disabled: '利用停止' },
  you: '（あなた）',
  add: '職員を加える',
  change: '変える',
  changeOf: (name: string) => `${name} さんの登録を変える`,
  waiting: '承認待ち',
  half: {
    title: '開始コードの半分',
    lead: (name: string) =>
      `${name} さんの開始コードの半分を、あなたが預かっています。もう半分は、もう一人の方にあります。ご本人に直接伝えてください。`,
    show: '自分の分を表示する',
    once: '表示できるのは一度だけです。ご本人がそばにいるときに表示してください。',
    which: { first: '前半', second: '後半' },
    until: (at: string) => `${at}まで使えます。`,
  },
  asking: {
    title: '職員の登録の変更（依頼）',
    what: '変更の内容',
    roles: '役割',
    rolesMissing: '役割を一つ以上選んでください。',
  },
  person: {
    loginId: 'ログインID',
    name: '氏名',
    mailAddress: 'メールアドレス（なくてもかまいません）',
    language: '言語',
  },
  next: '内容を確かめる',
  checking: '確かめています',
  shownTitle: '依頼する内容',
  another: '依頼しただけでは、何も変わりません。承認の役割の別の方の承認が必要です。',
  evidence: '承認する方への説明',
  evidenceHint: 'なぜ変えるのか、誰が決めたのか。',
  evidenceMissing: '承認する方への説明を書いてください。',
  evidenceLong: '500文字までで書いてください。',
  submit: '承認を依頼する',
  submitting: '依頼しています',
  edit: '直す',
  toList: '職員の一覧へ',
  hints: {
    add: '承認されると、開始コードが二つに分かれて、依頼した方と承認した方に一つずつ届きます。',
    roles: '次の操作から、新しい役割になります。',
    renew:
      'パスキー、パスワード、サインイン中の画面はすぐに使えなくなります。新しい開始コードは二つに分かれて届きます。',
    disable: '二度と使えなくなります。依頼中のものは取り下げられます。',
  } satisfies Record<StaffChange, string>,
}

export type OfficeStaffWords = typeof ja

const en: OfficeStaffWords = {
  title: 'Staff',
  lead: 'To add a person, to change roles or to disable somebody, a system administrator asks and another person with the approver role approves. Nobody asks for or approves what is about himself.',
  columns: { name: 'Name', loginId: 'Login ID', roles: 'Roles', state: 'State', change: 'Change' },
  states: { active: 'Active', invited: 'Has not begun yet', disabled: 'Disabled' },
  you: '(you)',
  add: 'Add a person',
  change: 'Change',
  changeOf: (name) => `Change the record of ${name}`,
  waiting: 'Waits for approval',
  half: {
    title: 'Half of an activation code',
    lead: (name) =>
      `You hold one half of the activation code of ${name}; another person holds the other. Tell it to ${name} in person.`,
    show: 'Show my half',
    once: 'It is shown once. Show it when the person is with you.',
    which: { first: 'First half', second: 'Second half' },
    until: (at) => `Good until ${at}.`,
  },
  asking: {
    title: 'Change of the staff (request)',
    what: 'What is changed',
    roles: 'Roles',
    rolesMissing: 'Choose at least one role.',
  },
  person: {
    loginId: 'Login ID',
    name: 'Name',
    mailAddress: 'Mail address (if there is one)',
    language: 'Language',
  },
  next: 'Check it',
  checking: 'Checking',
  shownTitle: 'What you ask for',
  another: 'Asking changes nothing yet. Another person with the approver role has to approve it.',
  evidence: 'What the approver should know',
  evidenceHint: 'Why it is changed, and who has decided it.',
  evidenceMissing: 'Say what the approver should know.',
  evidenceLong: 'At most 500 characters, please.',
  submit: 'Ask for approval',
  submitting: 'Asking',
  edit: 'Change it',
  toList: 'To the list of the staff',
  hints: {
    add: 'When it is approved, the activation code comes in two halves: one for who asked, one for who approved.',
    roles: 'The new roles count from the next act on.',
    renew: 'Passkeys, password and sessions end at once. A new activation code comes in two halves.',
    disable: 'The person can never sign in again, and requests of this person are withdrawn.',
  },
}

export const officeStaffWords: Record<Language, OfficeStaffWords> = { ja, en }
