import type { ImportWarningKind } from '../domain/import-fault.ts'
import type { ImportKind } from '../domain/import-request.ts'
import type { Language } from '../domain/language.ts'

/** The pages on which people and certificates come in. */
const ja = {
  title: '一覧からの登録',
  lead: '契約先とご担当の方を、CSV ファイルからまとめて登録します。まず全部の行を確かめます。直すところが1つでもあれば、何も登録しません。登録は、別の方が承認したあとに行います。',
  toForm: '1件ずつ入力する',
  toFile: 'ファイルから登録する',
  form: {
    title: '契約先を1件登録する',
    lead: '新しい契約先と、最初の管理者の方を登録します。登録は、別の方が承認したあとに行います。',
    file: '1件の入力',
    faulty: '直すところがあります。何も登録していません。',
  },
  what: '登録するもの',
  whats: { people: '契約先とご担当の方', certificates: '以前の認証局の電子証明書' } satisfies Record<
    ImportKind,
    string
  >,
  authority: '発行した認証局',
  noAuthority:
    '以前の認証局が登録されていません。先に「以前の認証局」の画面で、システム管理の担当者が登録を依頼してください。',
  opens: '電子証明書の取得',
  opensWays: {
    'at-once': '登録と同時に、取得できるようにする',
    later: 'あとで管理者または職員が発行する（以前の認証局の電子証明書をお持ちの方など）',
  },
  file: 'CSV ファイル',
  fileHint: (lines: number, megabytes: number) =>
    `UTF-8 または Shift_JIS、${lines} 行・${megabytes} MB まで。1行目は項目名です。暗証番号などの秘密は入れないでください。`,
  fileMissing: 'ファイルを選んでください。',
  fileLarge: (megabytes: number) => `ファイルは ${megabytes} MB までです。`,
  columnsTitle: '使える項目',
  columnsLead: 'この名前で、順番は自由です。※ の項目は必ず入れてください。',
  needed: '※',
  check: '確認する',
  checking: '全部の行を確かめています…',
  faulty: (count: number, lines: number) =>
    `${lines} 行のうちに、直すところが ${count} か所あります。何も登録していません。`,
  faultyLead: 'ファイルを直して、もう一度確認してください。',
  faultsCaption: '直すところ',
  faultColumns: { line: '行', column: '項目', value: '入力', what: '直すところ' },
  wholeFile: 'ファイル全体',
  moreFaults: (count: number) => `あと ${count} か所を表示する`,
  right: (lines: number) => `${lines} 行すべてを確かめました。直すところはありません。`,
  facts: {
    file: 'ファイル',
    sha256: 'ファイルの SHA-256',
    encoding: '文字コード',
    lines: '行数',
    contracts: '新しい契約先',
    people: '新しく登録する方',
    opens: '電子証明書の取得',
    issuer: '発行した認証局',
    fingerprint: '認証局の拇印（SHA-256）',
  },
  count: (count: number) => `${count} 件`,
  people: (administrators: number, users: number) => `管理者 ${administrators} 人、利用者 ${users} 人`,
  warningsTitle: '確かめること',
  warnings: {
    'no-mail-address': (count: number) =>
      `メールアドレスのない方が ${count} 人います。お知らせのメールは届きません。`,
    'single-administrator': (count: number) =>
      `管理者が1人だけの新しい契約先が ${count} 件あります。その方の電子証明書が使えなくなると、当方の窓口でしか再発行できません。`,
    'already-expired': (count: number) =>
      `有効期限日を過ぎた電子証明書が ${count} 件あります。「電子証明書取得」の手続きが必要です。`,
  } satisfies Record<ImportWarningKind, (count: number) => string>,
  firstTitle: 'はじめの行（ファイルのまま）',
  another: '登録するのは、別の方が承認したあとです。自分の依頼は承認できません。',
  evidence: '承認する方への説明',
  evidenceHint: 'どこから受け取った一覧か、どう確かめたかを書いてください。承認する方だけが読みます。',
  evidenceMissing: '説明を入力してください。',
  evidenceLong: '500文字以内で入力してください。',
  submit: '承認を依頼する',
  submitting: '依頼しています…',
  otherFile: '別のファイルを選ぶ',
  letters: {
    title: '仮の暗証番号の書面',
    waiting: (count: number) =>
      `一覧から登録した方のうち、${count} 人に、まだ仮の暗証番号の書面がありません。書面を作ると、「印刷する書面」に加わります。`,
    none: '書面を待っている方はいません。',
    write: '書面を作る',
    writing: (left: number) => `書面を作っています…（残り ${left} 人）`,
    stop: '止める',
    toLetters: '印刷する書面',
  },
}

export type OfficeImportWords = typeof ja

const en: OfficeImportWords = {
  title: 'Import of a file',
  lead: 'Adds contracts and their people from a CSV file. First every line is checked; if there is anything to mend, nothing is written. It is written when another person has approved it.',
  toForm: 'Type in a single one',
  toFile: 'Import a file',
  form: {
    title: 'Add one contract',
    lead: 'Adds a new contract with its first administrator. It is written when another person has approved it.',
    file: 'one entry',
    faulty: 'There is something to mend. Nothing was written.',
  },
  what: 'What is added',
  whats: { people: 'Contracts and people', certificates: 'Certificates of the earlier CA' },
  authority: 'CA that issued them',
  noAuthority:
    'No earlier CA is registered. A system administrator asks for that first, on the page “Earlier CA”.',
  opens: 'Acquiring a certificate',
  opensWays: {
    'at-once': 'They can acquire one as soon as they are added',
    later: 'An administrator or staff issues one later (for those, too, who have one of the earlier CA)',
  },
  file: 'CSV file',
  fileHint: (lines, megabytes) =>
    `UTF-8 or Shift_JIS, at most ${lines} lines and ${megabytes} MB. The first line names the columns. No PINs or other secrets.`,
  fileMissing: 'Choose a file.',
  fileLarge: (megabytes) => `A file has at most ${megabytes} MB.`,
  columnsTitle: 'Columns',
  columnsLead: 'By these names, in any order. Those with an asterisk must be there.',
  needed: '*',
  check: 'Check it',
  checking: 'Checking every line…',
  faulty: (count, lines) => `There are ${count} things to mend in ${lines} lines. Nothing was written.`,
  faultyLead: 'Mend the file and check it again.',
  faultsCaption: 'What is to be mended',
  faultColumns: { line: 'Line', column: 'Column', value: 'What stands there', what: 'What is wrong' },
  wholeFile: 'The whole file',
  moreFaults: (count) => `Show ${count} more`,
  right: (lines) => `All ${lines} lines were checked. There is nothing to mend.`,
  facts: {
    file: 'File',
    sha256: 'SHA-256 of the file',
    encoding: 'Encoding',
    lines: 'Lines',
    contracts: 'New contracts',
    people: 'New people',
    opens: 'Acquiring a certificate',
    issuer: 'CA that issued them',
    fingerprint: 'Fingerprint of the CA (SHA-256)',
  },
  count: (count) => String(count),
  people: (administrators, users) => `Administrators: ${administrators}, users: ${users}`,
  warningsTitle: 'To be noticed',
  warnings: {
    'no-mail-address': (count) => `Without a mail address: ${count}. No notice reaches them by mail.`,
    'single-administrator': (count) =>
      `New contracts with a single administrator: ${count}. When that person’s certificate is lost, only our desk can help.`,
    'already-expired': (count) =>
      `Certificates that have expired already: ${count}. Their holders must acquire a new one.`,
  },
  firstTitle: 'The first lines, as they stand in the file',
  another: 'It is written when another person has approved it. Nobody approves his own request.',
  evidence: 'What the approver should know',
  evidenceHint: 'Where the file comes from and how you made sure of it. Only the approver reads it.',
  evidenceMissing: 'Say something about it.',
  evidenceLong: 'At most 500 characters.',
  submit: 'Ask for approval',
  submitting: 'Asking…',
  otherFile: 'Choose another file',
  letters: {
    title: 'Letters with temporary PINs',
    waiting: (count) =>
      `People who came by file and have no letter with temporary PINs yet: ${count}. Once written, the letters are among those to print.`,
    none: 'Nobody waits for a letter.',
    write: 'Write the letters',
    writing: (left) => `Writing… (${left} left)`,
    stop: 'Stop',
    toLetters: 'Letters to print',
  },
}

export const officeImportWords: Record<Language, OfficeImportWords> = { ja, en }
