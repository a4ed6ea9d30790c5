import type { CsvRow } from './csv.ts'
import type { ImportFault } from './import-fault.ts'

/** The columns of a file, each with what it may be called, folded as `fold` does. */
export type Columns<Name extends string> = Readonly<
  Record<Name, { names: readonly string[]; needed: boolean }>
>

export const personColumns = {
  contract: { names: ['契約者id', '契約者番号', 'contractid'], needed: true },
  company: { names: ['会社名', '契約法人名', 'company', 'companyname'], needed: false },
  companyKana: { names: ['会社名カナ', '会社名フリガナ', 'companykana'], needed: false },
  companyEnglish: {
    names: ['会社名英字', '会社名英語', 'companyenglish', 'companynameenglish'],
    needed: false,
  },
  branchCode: { names: ['支店コード', '店番', 'branchcode'], needed: false },
  branchName: { names: ['支店名', '店名', 'branchname'], needed: false },
  role: { names: ['区分', '役割', 'role'], needed: true },
  loginId: {
    names: [
      'id',
      'ログオンid',
      'ログインid',
      '管理者id利用者id',
      '利用者id',
      'loginid',
      'memberid',
      'userid',
    ],
    needed: true,
  },
  name: { names: ['氏名', '名前', 'name'], needed: true },
  mail: {
    names: ['メールアドレス', 'メール', 'mail', 'email', 'mailaddress', 'emailaddress'],
    needed: false,
  },
  language: { names: ['言語', 'language'], needed: false },
} as const satisfies Columns<string>
export type PersonColumn = keyof typeof personColumns

export const certificateColumns = {
  contract: personColumns.contract,
  loginId: personColumns.loginId,
  fingerprint: {
    names: ['拇印', '拇印sha256', 'フィンガープリント', 'fingerprint', 'fingerprintsha256', 'sha256'],
    needed: false,
  },
  serialNumber: { names: ['シリアル番号', 'serialnumber', 'serial'], needed: false },
  expiryDate: { names: ['有効期限日', '有効期限', 'expirydate', 'expiry', 'notafter'], needed: true },
} as const satisfies Columns<string>
export type CertificateColumn = keyof typeof certificateColumns

/** Of a secret: a file never carries one, whatever stands in it. */
const secret =
  /^pin|pin$|pin(?:code|number)|passw|passcode|passphrase|secret|pickup|暗証|パスワード|秘密|取得コード|privatekey/

/** A line by its columns; what is not there, or blank, is absent. */
export interface ReadLine<Name extends string> {
  line: number
  cells: Partial<Record<Name, string>>
}

/** Reads the first line as the names of the columns, and the others by them. */
export function readLines<Name extends string>(
  [head, ...rows]: readonly CsvRow[],
  columns: Columns<Name>,
): { lines: ReadLine<Name>[]; faults: ImportFault[] } {
  if (head === undefined || rows.length === 0) return { lines: [], faults: [{ line: 0, kind: 'empty' }] }
  const named = head.cells.map((title) => ({ title, column: columnOf(title, columns) }))
  const faults = headFaults(head.line, named, columns)
  if (faults.length > 0) return { lines: [], faults }
  const lines = rows.map(({ line, cells }) => {
    const beyond = cells.find((cell, at) => named[at]?.column === undefined && cell.trim() !== '')
    if (beyond !== undefined) faults.push({ line, kind: 'too-many-cells', value: cutShort(beyond) })
    return { line, cells: cellsOf(named, cells) }
  })
  return { lines, faults }
}

/** A value as a fault tells it. */
export function cutShort(value: string): string {
  const text = value.replaceAll(/\s+/gu, ' ')
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

interface Named<Name> {
  title: string
  column: Name | undefined
}

function headFaults<Name extends string>(
  line: number,
  named: readonly Named<Name>[],
  columns: Columns<Name>,
): ImportFault[] {
  const faults = named.flatMap(({ title, column }, at): ImportFault[] => {
    if (column === undefined) {
      if (title.trim() === '') return []
      return [
        {
          line,
          column: cutShort(title),
          kind: secret.test(fold(title)) ? 'column-of-secrets' : 'column-unknown',
        },
      ]
    }
    const isSecond = named.findIndex((other) => other.column === column) < at
    return isSecond ? [{ line, column, kind: 'column-twice' }] : []
  })
  for (const column of namesOf(columns)) {
    const isThere = named.some((one) => one.column === column)
    if (columns[column].needed && !isThere) faults.push({ line, column, kind: 'column-missing' })
  }
  return faults
}

function columnOf<Name extends string>(title: string, columns: Columns<Name>): Name | undefined {
  const folded = fold(title)
  return namesOf(columns).find((name) => columns[name].names.includes(folded))
}

function cellsOf<Name extends string>(named: readonly Named<Name>[], cells: readonly string[]) {
  const read: Partial<Record<Name, string>> = {}
  named.forEach(({ column }, at) => {
    const cell = cells[at]?.trim() ?? ''
    if (column !== undefined && cell !== '') read[column] = cell
  })
  return read
}

/** Full width or half, capitals or not, with blanks, underscores, dots and brackets or without. */
const fold = (title: string) =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_.()/・*-]/gu, '')

const namesOf = <Name extends string>(columns: Columns<Name>) => Object.keys(columns) as Name[]
