import type { PeoplePlan } from '../../domain/check-people.ts'
import { type CsvRow, readCsv } from '../../domain/csv.ts'
import type { IssuerId } from '../../domain/id.ts'
import type { CertificatePlan } from '../../domain/import-certificates.ts'
import { type ImportFault, mostLines } from '../../domain/import-fault.ts'
import { type ImportShown, shownLines } from '../../domain/import-request.ts'
import { Refusal } from '../../domain/refusal.ts'
import { predecessorNames } from '../predecessor/predecessor-names.ts'
import { examineCertificates } from './examine-certificates.ts'
import { examinePeople } from './examine-people.ts'
import type { ImportPlace } from './import-place.ts'
import { readText } from './read-text.ts'

/** A file, and what it is brought for. */
export type BroughtFile = { name: string; content: Uint8Array } & (
  | { what: 'people'; opens: ImportShown['opens'] }
  | { what: 'certificates'; issuerId: IssuerId }
)

export type ImportPlan =
  | { what: 'people'; people: PeoplePlan; opens: ImportShown['opens'] }
  | { what: 'certificates'; certificates: CertificatePlan; issuerId: IssuerId }

export type Examined =
  /** All that is wrong, in the order of the lines. */
  { faults: ImportFault[]; lines: number } | { shown: ImportShown; plan: ImportPlan }

/**
 * The dry run, and what comes before the deed: reads the whole file and compares it with what is registered now. Either
 * everything that is wrong with it, line by line, or what would be written. Nothing is written here.
 */
export async function examine(place: ImportPlace, file: BroughtFile): Promise<Examined> {
  const read = readText(file.content)
  if (read === undefined) return { faults: [{ line: 0, kind: 'encoding' }], lines: 0 }
  const { rows, faults: ofCells } = readCsv(read.text)
  const lines = Math.max(rows.length - 1, 0)
  if (lines > mostLines) {
    return { faults: [{ line: 0, kind: 'too-many-lines', value: String(lines) }], lines }
  }
  const { faults, plan, counts } = await compared(place, rows, file)
  const all = [...ofCells, ...faults].sort((a, b) => a.line - b.line)
  if (all.length > 0) return { faults: all, lines }
  const shown: ImportShown = {
    format: 1,
    act: 'import',
    what: file.what,
    name: file.name,
    sha256: place.crypto.sha256(file.content).toHex(),
    encoding: read.encoding,
    lines,
    ...counts,
    first: rows.slice(0, shownLines + 1).map(({ cells }) => cells.map((cell) => cell.toWellFormed())),
  }
  return { shown, plan }
}

type Counts = Pick<ImportShown, 'contracts' | 'administrators' | 'users' | 'opens' | 'issuer' | 'warnings'>

async function compared(
  place: ImportPlace,
  rows: readonly CsvRow[],
  file: BroughtFile,
): Promise<{ faults: ImportFault[]; plan: ImportPlan; counts: Counts }> {
  if (file.what === 'people') {
    const { plan: people, faults } = await examinePeople(place, rows)
    const { opens } = file
    return { faults, plan: { what: 'people', people, opens }, counts: { ...countsOf(people), opens } }
  }
  const { issuerId } = file
  const names = await predecessorNames(place, place.repositories)
  const issuer = names.filter(({ id }) => id === issuerId)
  if (issuer.length === 0) throw new Refusal('not-found', 'there is no such CA')
  const { plan: certificates, faults } = await examineCertificates(place, rows, issuerId)
  const { warnings } = certificates
  return {
    faults,
    plan: { what: 'certificates', certificates, issuerId },
    counts: { contracts: 0, administrators: 0, users: 0, opens: 'later', issuer, warnings },
  }
}

function countsOf({ contracts, people, warnings }: PeoplePlan): Omit<Counts, 'opens'> {
  const administrators = people.filter(({ role }) => role === 'administrator').length
  const users = people.length - administrators
  return { contracts: contracts.length, administrators, users, issuer: [], warnings }
}
