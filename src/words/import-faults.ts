import type { CertificateColumn, PersonColumn } from '../domain/import-columns.ts'
import { type ImportFaultKind, mostLines } from '../domain/import-fault.ts'
import type { Language } from '../domain/language.ts'

/** What is wrong in one place of a file. `other` is another line, `value` what stands there. */
type FaultWords = Record<ImportFaultKind, (value: string, other: number) => string>
type ColumnWords = Record<PersonColumn | CertificateColumn, string>

const ja: FaultWords = {
  encoding: () => 'UTF-8 または Shift_JIS の文字として読めません。CSV 形式で保存し直してください。',
  empty: () => '項目名の行の下に、データの行がありません。',
  'too-many-lines': (count) => `データが ${count} 行あります。1つのファイルは ${mostLines} 行までです。`,
  'quote-open': () => '引用符（"）が閉じられていません。',
  'quote-inside': () =>
    '引用符（"）の使い方が正しくありません。欄の全体を囲み、中の引用符は2つ重ねてください。',
  'column-unknown': () => 'この項目名は使えません。',
  'column-twice': () => '同じ項目が2回あります。',
  'column-missing': () => 'この項目がありません。',
  'column-of-secrets': () =>
    '暗証番号やコードなどの秘密は、ファイルでは受け付けません。この列を消してください。仮の暗証番号は、書面を作るときに決まります。',
  'too-many-cells': () => '項目名のない欄に、値があります。',
  missing: () => '入力されていません。',
  'too-long': () => '文字数が多すぎます。',
  'not-a-contract-id': () => '契約者IDは、英数字 20 文字以内です。',
  'not-a-login-id': () => 'IDは、英数字と「.」「_」「@」「-」で、32 文字以内です。',
  'not-a-role': () => '「管理者」または「利用者」と入力してください。',
  'not-a-mail-address': () => 'メールアドレスの形ではありません。',
  'not-a-language': () => '「ja」（日本語）または「en」（英語）と入力してください。',
  'not-a-branch': () => '支店コードは、英数字 8 文字以内です。',
  'half-a-branch': () => '支店コードと支店名は、両方とも入力するか、両方とも空にしてください。',
  'not-a-fingerprint': () => '拇印（SHA-256）は、64 桁の 16 進数です。',
  'not-a-serial-number': () => 'シリアル番号は、40 桁以内の 16 進数です。',
  'no-name-of-it': () => '拇印かシリアル番号の、どちらかを入力してください。',
  'not-a-date': () => '日付は「2027-03-01」または「2027/3/1」の形で入力してください。',
  'too-far': () => '10年以上離れた日付です。',
  twice: (_, other) => `${other} 行目と同じです。`,
  'differs-from-line': (_, other) => `同じ契約者IDの ${other} 行目と違います。`,
  'differs-from-registered': () => '登録されている内容と違います。契約先の変更は、この一覧ではできません。',
  'member-there': () => 'このIDの方は、すでに登録されています。',
  'no-administrator': () => '新しい契約先には、管理者が1人以上必要です。',
  'no-such-member': () => 'このIDの方は登録されていません。',
  'member-has-left': () => 'この方の登録は、すでに終わっています。',
  'certificate-there': () => 'この電子証明書は、すでに登録されています。',
  'member-has-certificate': () => 'この方は、すでに電子証明書をお持ちです。',
}

const en: FaultWords = {
  encoding: () => 'This is neither UTF-8 nor Shift_JIS. Save it as CSV again.',
  empty: () => 'There is no line below the one that names the columns.',
  'too-many-lines': (count) => `There are ${count} lines. One file has at most ${mostLines}.`,
  'quote-open': () => 'A quotation mark (") is never closed.',
  'quote-inside': () =>
    'A quotation mark (") is out of place: it stands around a whole cell, and is doubled inside one.',
  'column-unknown': () => 'There is no column of this name.',
  'column-twice': () => 'This column is there twice.',
  'column-missing': () => 'This column is missing.',
  'column-of-secrets': () =>
    'No PIN, code or other secret is taken from a file. Delete this column: temporary PINs are made when the letters are written.',
  'too-many-cells': () => 'There is a value in a column without a name.',
  missing: () => 'It is missing.',
  'too-long': () => 'It is too long.',
  'not-a-contract-id': () => 'A contract ID has at most 20 letters and digits.',
  'not-a-login-id': () => 'An ID has at most 32 letters, digits and . _ @ -',
  'not-a-role': () => 'It must be “administrator” or “user”.',
  'not-a-mail-address': () => 'This is no mail address.',
  'not-a-language': () => 'It must be “ja” (Japanese) or “en” (English).',
  'not-a-branch': () => 'A branch code has at most 8 letters and digits.',
  'half-a-branch': () => 'The code and the name of a branch go together: give both or neither.',
  'not-a-fingerprint': () => 'A fingerprint (SHA-256) has 64 hexadecimal digits.',
  'not-a-serial-number': () => 'A serial number has at most 40 hexadecimal digits.',
  'no-name-of-it': () => 'Give the fingerprint or the serial number.',
  'not-a-date': () => 'A date is written as 2027-03-01 or 2027/3/1.',
  'too-far': () => 'This date is ten years away, or more.',
  twice: (_, other) => `It is the same as in line ${other}.`,
  'differs-from-line': (_, other) => `It differs from line ${other} of the same contract.`,
  'differs-from-registered': () =>
    'It differs from what is registered. A contract is not changed by this file.',
  'member-there': () => 'Somebody with this ID is registered already.',
  'no-administrator': () => 'A new contract needs an administrator.',
  'no-such-member': () => 'Nobody with this ID is registered.',
  'member-has-left': () => 'This person has left.',
  'certificate-there': () => 'This certificate is registered already.',
  'member-has-certificate': () => 'This person has a certificate already.',
}

const columnsJa: ColumnWords = {
  contract: '契約者ID',
  company: '会社名',
  companyKana: '会社名カナ',
  companyEnglish: '会社名英字',
  branchCode: '支店コード',
  branchName: '支店名',
  role: '区分',
  loginId: 'ID',
  name: '氏名',
  mail: 'メールアドレス',
  language: '言語',
  fingerprint: '拇印',
  serialNumber: 'シリアル番号',
  expiryDate: '有効期限日',
}

const columnsEn: ColumnWords = {
  contract: 'Contract ID',
  company: 'Company',
  companyKana: 'Company (kana)',
  companyEnglish: 'Company (English)',
  branchCode: 'Branch code',
  branchName: 'Branch name',
  role: 'Role',
  loginId: 'ID',
  name: 'Name',
  mail: 'Mail',
  language: 'Language',
  fingerprint: 'Fingerprint',
  serialNumber: 'Serial number',
  expiryDate: 'Expiry date',
}

export const importFaultWords: Record<Language, FaultWords> = { ja, en }
/** Each is a name by which the column is found in a file. */
export const importColumnWords: Record<Language, ColumnWords> = { ja: columnsJa, en: columnsEn }
