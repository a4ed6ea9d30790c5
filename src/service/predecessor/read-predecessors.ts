import type { ApprovalId } from '../../domain/id.ts'
import type { PredecessorName } from '../../domain/import-request.ts'
import { localDate } from '../../domain/local-day.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { PredecessorContract, PredecessorCount } from '../../ports/joining.ts'
import type { Ports } from '../../ports/ports.ts'
import { encodeLeftPlace, parseLeftPlace } from '../office/cursor.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { predecessorNames } from './predecessor-names.ts'

export interface PredecessorBoard {
  authorities: (PredecessorName & Omit<PredecessorCount, 'issuerId'> & { notAfter: Temporal.Instant })[]
  contracts: PredecessorContract[]
  /** Where the list of contracts goes on. */
  next?: string
  openApprovals: ApprovalId[]
}

const atOnce = 50

/** How many certificates of the CAs in use before are left, and at whom: the contracts with the most of them first. */
export async function readPredecessors(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  after: string | undefined,
): Promise<PredecessorBoard> {
  await requireMay(ports, institution, session, 'read-predecessors')
  const repositories = ports.store.at(institution.id)
  const today = localDate(ports.clock.now(), zoneOf(institution.versions))
  const { joining, issuers, approvals } = repositories
  const counts = new Map((await joining.predecessors(today)).map((one) => [one.issuerId as string, one]))
  const ends = new Map((await issuers.all()).map(({ id, notAfter }) => [id as string, notAfter]))
  const names = await predecessorNames(ports, repositories)
  const found = await joining.predecessorContracts(today, atOnce + 1, parseLeftPlace(after))
  const contracts = found.slice(0, atOnce)
  const last = found.length > atOnce ? contracts.at(-1) : undefined
  return {
    authorities: names.flatMap((name) => {
      const [count, notAfter] = [counts.get(name.id), ends.get(name.id)]
      if (count === undefined || notAfter === undefined) return []
      const { issuerId: _, ...numbers } = count
      return [{ ...name, ...numbers, notAfter }]
    }),
    contracts,
    ...(last && { next: encodeLeftPlace({ left: last.left, contractId: last.contractId }) }),
    openApprovals: await approvals.openAbout('predecessor', institution.id),
  }
}
