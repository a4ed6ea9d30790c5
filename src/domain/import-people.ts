import { cutShort, type PersonColumn, type ReadLine } from './import-columns.ts'
import type { ImportFault, ImportFaultKind } from './import-fault.ts'
import type { Language } from './language.ts'
import type { Role } from './life.ts'
import { isLoginIdOfMember, longestName } from './login-id.ts'
import { isMailAddress } from './mail-address.ts'
import { oneLine } from './one-line.ts'

/** A person as a line of a file has him, alone: whether he fits beside the others is in check-people.ts. */
export interface PersonLine {
  line: number
  contract: string
  company?: string
  companyKana?: string
  companyEnglish?: string
  branch?: { code: string; name: string }
  role: Role
  loginId: string
  name: string
  mail?: string
  language: Language
}

type Cells = ReadLine<PersonColumn>['cells']

/** Characters. What is longer fits no form and no certificate. */
const longest: Partial<Record<PersonColumn, number>> = {
  company: 100,
  companyKana: 100,
  companyEnglish: 100,
  branchName: 60,
  name: longestName,
}

const roles: Readonly<Record<string, Role>> = {
  管理者: 'administrator',
  administrator: 'administrator',
  admin: 'administrator',
  利用者: 'user',
  user: 'user',
}

const languages: Readonly<Record<string, Language>> = {
  ja: 'ja',
  日本語: 'ja',
  japanese: 'ja',
  en: 'en',
  英語: 'en',
  english: 'en',
}

const shapes = {
  contract: { isRight: (text: string) => /^[0-9A-Za-z]{1,20}$/.test(text), kind: 'not-a-contract-id' },
  loginId: { isRight: isLoginIdOfMember, kind: 'not-a-login-id' },
  branchCode: { isRight: (text: string) => /^[0-9A-Za-z]{1,8}$/.test(text), kind: 'not-a-branch' },
} as const satisfies Partial<Record<PersonColumn, { isRight(text: string): boolean; kind: ImportFaultKind }>>

const needed: readonly PersonColumn[] = ['contract', 'role', 'loginId', 'name']

/** Reads each line by itself. One with a fault gives no person, and all its faults. */
export function readPeople(lines: readonly ReadLine<PersonColumn>[]): {
  people: PersonLine[]
  faults: ImportFault[]
} {
  const people: PersonLine[] = []
  const faults: ImportFault[] = []
  for (const { line, cells } of lines) {
    const tidy = tidied(cells)
    const found = faultsOf(tidy)
    if (found.length === 0) people.push(personOf(line, tidy))
    faults.push(...found.map((fault) => ({ line, ...fault })))
  }
  return { people, faults }
}

/** IDs, codes and addresses in half width, as they are typed at log-on; names as one line. */
function tidied(cells: Cells): Cells {
  const plain: readonly PersonColumn[] = ['contract', 'branchCode', 'role', 'loginId', 'mail', 'language']
  return Object.fromEntries(
    Object.entries(cells).map(([column, text]) => {
      const isPlain = plain.some((each) => each === column)
      return [column, isPlain ? text.normalize('NFKC').trim() : oneLine(text)]
    }),
  )
}

type FaultInLine = Omit<ImportFault, 'line'>

function faultsOf(cells: Cells): FaultInLine[] {
  const found: FaultInLine[] = needed
    .filter((column) => cells[column] === undefined)
    .map((column) => ({ column, kind: 'missing' }))
  const wrong = (column: PersonColumn, kind: ImportFaultKind, isRight: (text: string) => boolean) => {
    const text = cells[column]
    if (text !== undefined && !isRight(text)) found.push({ column, kind, value: cutShort(text) })
  }
  for (const column of ['contract', 'loginId', 'branchCode'] as const)
    wrong(column, shapes[column].kind, shapes[column].isRight)
  wrong('role', 'not-a-role', (text) => roles[text.toLowerCase()] !== undefined)
  wrong('mail', 'not-a-mail-address', isMailAddress)
  wrong('language', 'not-a-language', (text) => languages[text.toLowerCase()] !== undefined)
  for (const [column, most] of Object.entries(longest))
    wrong(column as PersonColumn, 'too-long', (text) => [...text].length <= most)
  if ((cells.branchCode === undefined) !== (cells.branchName === undefined))
    found.push({
      column: cells.branchCode === undefined ? 'branchCode' : 'branchName',
      kind: 'half-a-branch',
    })
  return found
}

function personOf(line: number, cells: Cells): PersonLine {
  const { contract = '', role = '', loginId = '', name = '', language = 'ja' } = cells
  const { company, companyKana, companyEnglish, branchCode: code, branchName, mail } = cells
  return {
    line,
    contract,
    ...(company !== undefined && { company }),
    ...(companyKana !== undefined && { companyKana }),
    ...(companyEnglish !== undefined && { companyEnglish }),
    ...(code !== undefined && branchName !== undefined && { branch: { code, name: branchName } }),
    role: roles[role.toLowerCase()] ?? 'user',
    loginId,
    name,
    ...(mail !== undefined && { mail }),
    language: languages[language.toLowerCase()] ?? 'ja',
  }
}
