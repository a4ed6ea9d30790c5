import { alikeKey, checkPeople, type PeoplePlan } from '../../domain/check-people.ts'
import type { CsvRow } from '../../domain/csv.ts'
import { personColumns, readLines } from '../../domain/import-columns.ts'
import type { ImportFault } from '../../domain/import-fault.ts'
import { readPeople } from '../../domain/import-people.ts'
import type { ImportPlace } from './import-place.ts'

/** People and their contracts, as a file has them. */
export async function examinePeople(
  { repositories: { joining } }: ImportPlace,
  rows: readonly CsvRow[],
): Promise<{ plan: PeoplePlan; faults: ImportFault[] }> {
  const { lines, faults: ofHead } = readLines(rows, personColumns)
  const { people, faults: ofLines } = readPeople(lines)
  const contracts = await joining.contracts([...new Set(people.map(({ contract }) => contract))])
  const members = await joining.holders(people)
  const { plan, faults } = checkPeople(people, {
    contracts: new Map(contracts.map((contract) => [contract.number, contract])),
    members: new Set(members.map(({ contract, asked }) => alikeKey({ contract, loginId: asked }))),
  })
  // A line that could not be read may hold what the others lack.
  const mayMend: readonly ImportFault['kind'][] = ofLines.length > 0 ? ['no-administrator'] : []
  const beside = faults.filter(({ kind }) => !mayMend.includes(kind))
  return { plan, faults: [...ofHead, ...ofLines, ...beside] }
}
