import { pullSubject } from '../../domain/pull-request.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RenewalPullRecord } from '../../ports/renewal-pulls.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import { nameOf } from './show-pull.ts'

export interface PullsList {
  /** The newest first. `left`: certificates of its profile that are still in use; absent of one that was withdrawn. */
  pulls: (Omit<RenewalPullRecord, 'issuerId'> & { issuer?: string; left?: number })[]
  /** Whose certificates there may be. */
  issuers: { id: string; name: string }[]
  openApprovals: string[]
}

/** All early renewals that were asked for, and how far each has come. */
export async function readPulls(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<PullsList> {
  await requireMay(ports, institution, session, 'read-policy')
  const { issuers, renewalPulls, approvals } = ports.store.at(institution.id)
  const all = (await issuers.all()).filter(({ level }) => level !== 'root')
  const names = new Map(all.map((issuer) => [issuer.id, nameOf(issuer)]))
  const pulls: PullsList['pulls'] = []
  for (const { issuerId, ...pull } of await renewalPulls.all()) {
    const issuer = issuerId && names.get(issuerId)
    const left = pull.withdrawnAt === undefined ? await renewalPulls.left(pull.number) : undefined
    pulls.push({ ...pull, ...(issuer !== undefined && { issuer }), ...(left !== undefined && { left }) })
  }
  return {
    pulls,
    issuers: [...names].map(([id, name]) => ({ id, name })),
    openApprovals: await approvals.openAbout('renewal-pull', pullSubject),
  }
}
