import type { ImportFault } from '../../domain/import-fault.ts'
import type { ImportShown } from '../../domain/import-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Bound, bindShown } from '../office/bind-shown.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { type BroughtFile, examine } from './examine.ts'

export type Tried =
  | ({ isFaulty: false } & Bound<ImportShown>)
  /** In the order of the lines, as many as one can mend; of how many. */
  | { isFaulty: true; lines: number; faults: ImportFault[]; count: number }

/** Nobody mends more than this at once, and each is a row on the page. */
const toldAtOnce = 20_000

/** The dry run: all that is wrong with the file, or what would be asked for. Nothing is written, and nothing kept. */
export async function tryImport(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  file: BroughtFile,
): Promise<Tried> {
  await requireMay(ports, institution, session, 'request-import')
  const { store, clock, crypto } = ports
  const place = { crypto, repositories: store.at(institution.id), institution, now: clock.now() }
  const examined = await examine(place, file)
  if ('shown' in examined) return { isFaulty: false, ...bindShown(ports, examined.shown) }
  const { faults, lines } = examined
  return { isFaulty: true, lines, faults: faults.slice(0, toldAtOnce), count: faults.length }
}
