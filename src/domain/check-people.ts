import type { PersonColumn } from './import-columns.ts'
import { cutShort } from './import-columns.ts'
import type { ImportFault, ImportWarningKind } from './import-fault.ts'
import type { PersonLine } from './import-people.ts'
import type { Bilingual } from './language.ts'
import { alikeLoginId } from './login-id.ts'

/** A contract as it is registered, or as the lines of a file make it. */
export interface ContractPlan {
  number: string
  name: Bilingual
  kana?: string
  branch?: { code: string; name: string }
}

/** What is registered of the contracts that a file names. */
export interface Registered {
  contracts: ReadonlyMap<string, ContractPlan>
  /** By alikeKey; of those who have left, too: an ID is not used again. */
  members: ReadonlySet<string>
}

export const personKey = ({ contract, loginId }: Pick<PersonLine, 'contract' | 'loginId'>) =>
  `${contract} ${loginId}`

/** One for two whose IDs differ in capitals alone. */
export const alikeKey = ({ contract, loginId }: Pick<PersonLine, 'contract' | 'loginId'>) =>
  personKey({ contract, loginId: alikeLoginId(loginId) })

export interface PeoplePlan {
  /** Those that are not registered yet. */
  contracts: ContractPlan[]
  people: readonly PersonLine[]
  warnings: { kind: ImportWarningKind; count: number }[]
}

/** Whether these lines fit together and beside what is registered; and if so, what would be written. */
export function checkPeople(
  people: readonly PersonLine[],
  registered: Registered,
): { plan: PeoplePlan; faults: ImportFault[] } {
  const faults: ImportFault[] = []
  const seen = new Map<string, number>()
  for (const person of people) {
    const key = alikeKey(person)
    const { line, loginId: value } = person
    const before = seen.get(key)
    if (before !== undefined) faults.push({ line, column: 'loginId', kind: 'twice', value, other: before })
    else seen.set(key, line)
    if (registered.members.has(key)) faults.push({ line, column: 'loginId', kind: 'member-there', value })
  }
  const contracts: ContractPlan[] = []
  for (const [number, lines] of byContract(people)) {
    const known = registered.contracts.get(number)
    if (known !== undefined) faults.push(...againstRegistered(lines, known))
    else {
      const { contract, faults: found } = newContract(number, lines)
      contracts.push(contract)
      faults.push(...found)
    }
  }
  return {
    plan: { contracts, people, warnings: warningsOf(people, contracts) },
    faults: faults.sort((a, b) => a.line - b.line),
  }
}

function byContract(people: readonly PersonLine[]): Map<string, PersonLine[]> {
  const contracts = new Map<string, PersonLine[]>()
  for (const person of people) {
    const lines = contracts.get(person.contract)
    if (lines === undefined) contracts.set(person.contract, [person])
    else lines.push(person)
  }
  return contracts
}

/** What a line may say of its contract. The branch is told as one. */
const said: Readonly<
  Record<
    Extract<PersonColumn, 'company' | 'companyKana' | 'companyEnglish' | 'branchCode'>,
    (line: PersonLine) => string | undefined
  >
> = {
  company: ({ company }) => company,
  companyKana: ({ companyKana }) => companyKana,
  companyEnglish: ({ companyEnglish }) => companyEnglish,
  branchCode: ({ branch }) => branch && `${branch.code} ${branch.name}`,
}

function againstRegistered(lines: readonly PersonLine[], known: ContractPlan): ImportFault[] {
  const registered = {
    company: known.name.ja,
    companyKana: known.kana,
    companyEnglish: known.name.en,
    branchCode: known.branch && `${known.branch.code} ${known.branch.name}`,
  }
  return lines.flatMap((person) =>
    Object.entries(said).flatMap(([column, of]): ImportFault[] => {
      const value = of(person)
      if (value === undefined || value === registered[column as keyof typeof said]) return []
      return [{ line: person.line, column, kind: 'differs-from-registered', value: cutShort(value) }]
    }),
  )
}

/** The first line that says something of the company says it for all. It needs a name, and somebody to administer it. */
function newContract(
  number: string,
  lines: readonly PersonLine[],
): { contract: ContractPlan; faults: ImportFault[] } {
  const faults = differing(lines)
  const [{ line } = { line: 0 }] = lines
  const named = (of: (line: PersonLine) => string | undefined) =>
    lines.map(of).find((value) => value !== undefined)
  const company = named(said.company)
  if (company === undefined) faults.push({ line, column: 'company', kind: 'missing' })
  if (!lines.some(({ role }) => role === 'administrator'))
    faults.push({ line, column: 'role', kind: 'no-administrator', value: number })
  const kana = named(said.companyKana)
  const branch = lines.find((one) => one.branch !== undefined)?.branch
  const contract: ContractPlan = {
    number,
    name: { ja: company ?? '', en: named(said.companyEnglish) ?? company ?? '' },
    ...(kana !== undefined && { kana }),
    ...(branch && { branch }),
  }
  return { contract, faults }
}

function differing(lines: readonly PersonLine[]): ImportFault[] {
  return Object.entries(said).flatMap(([column, of]) => {
    const first = lines.find((line) => of(line) !== undefined)
    return lines.flatMap((person): ImportFault[] => {
      const value = of(person)
      if (first === undefined || value === undefined || value === of(first)) return []
      const at = { line: person.line, column, value: cutShort(value) }
      return [{ ...at, kind: 'differs-from-line', other: first.line }]
    })
  })
}

function warningsOf(
  people: readonly PersonLine[],
  contracts: readonly ContractPlan[],
): PeoplePlan['warnings'] {
  const administrators = new Map(contracts.map(({ number }) => [number, 0]))
  for (const { contract, role } of people) {
    const count = administrators.get(contract)
    if (count !== undefined && role === 'administrator') administrators.set(contract, count + 1)
  }
  const counts: Record<Exclude<ImportWarningKind, 'already-expired'>, number> = {
    'no-mail-address': people.filter(({ mail }) => mail === undefined).length,
    'single-administrator': [...administrators.values()].filter((count) => count === 1).length,
  }
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => ({ kind: kind as ImportWarningKind, count }))
}
