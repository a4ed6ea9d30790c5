import { writeCsv } from '../../src/domain/csv.ts'
import type { BroughtFile } from '../../src/service/import/examine.ts'
import { requestImport } from '../../src/service/import/request-import.ts'
import { tryImport } from '../../src/service/import/try-import.ts'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import { contractNumber } from '../world/institution.ts'
import type { World } from '../world.ts'

/** Somebody of this name joins the contract that both institutions have. */
export function fileOf(loginId: string): Extract<BroughtFile, { what: 'people' }> {
  const rows = [
    ['契約者ID', '区分', 'ID', '氏名'],
    [contractNumber, '利用者', loginId, `${loginId} 一`],
  ]
  const content = new TextEncoder().encode(writeCsv(rows))
  return { what: 'people', opens: 'at-once', name: 'people.csv', content }
}

/** A file waits for another person's word. */
export async function addImport(
  { ports, institution }: World,
  slug: 'a' | 'b',
  session: StaffSession,
): Promise<void> {
  const file = fileOf(`joins${slug}`)
  const tried = await tryImport(ports, institution(slug), session, file)
  if (tried.isFaulty) throw new Error(JSON.stringify(tried.faults))
  const wish = { shownHash: tried.shownHash, evidence: 'by letter' }
  await requestImport(ports, institution(slug), session, file, wish)
}
