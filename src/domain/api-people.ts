import { writeCsv } from './csv.ts'
import type { ImportFault } from './import-fault.ts'
import type { Language } from './language.ts'
import type { Role } from './life.ts'

/** Somebody who comes in by the API, with what is said of the contract. */
export interface ApiPerson {
  contract: string
  company?: string | undefined
  companyKana?: string | undefined
  companyEnglish?: string | undefined
  branch?: { code: string; name: string } | undefined
  role: Role
  loginId: string
  name: string
  mail?: string | undefined
  language?: Language | undefined
}

const head = [
  'contract_id',
  'company',
  'company_kana',
  'company_english',
  'branch_code',
  'branch_name',
  'role',
  'login_id',
  'name',
  'mail',
  'language',
]

/** The file that whoever types them would bring: examined, shown, approved and written like any other. */
export function fileOfPeople(people: readonly ApiPerson[]): Uint8Array {
  const rows = people.map((one) => [
    one.contract,
    one.company ?? '',
    one.companyKana ?? '',
    one.companyEnglish ?? '',
    one.branch?.code ?? '',
    one.branch?.name ?? '',
    one.role,
    one.loginId,
    one.name,
    one.mail ?? '',
    one.language ?? '',
  ])
  return new TextEncoder().encode(writeCsv([head, ...rows]))
}

/** The same fault as a client counts: people from 0, and none for what is about the whole. */
export function faultOfPerson({ line, other, ...fault }: ImportFault): Omit<ImportFault, 'line' | 'other'> & {
  index?: number
  other?: number
} {
  return {
    ...fault,
    ...(line >= 2 && { index: line - 2 }),
    ...(other !== undefined && other >= 2 && { other: other - 2 }),
  }
}
