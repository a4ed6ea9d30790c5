import type { PredecessorName } from '../../domain/import-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { predecessorNames } from '../predecessor/predecessor-names.ts'

export interface ImportsView {
  /** Whose certificates can be brought in. */
  authorities: PredecessorName[]
  /** People who came by file and have no letter yet. */
  withoutLetters: number
}

/** What whoever brings a file must know before. */
export async function readImports(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<ImportsView> {
  await requireMay(ports, institution, session, 'request-import')
  const repositories = ports.store.at(institution.id)
  return {
    authorities: await predecessorNames(ports, repositories),
    withoutLetters: await repositories.joining.countWithoutPins(),
  }
}
