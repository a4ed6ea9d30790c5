import type { ApprovalId } from '../../domain/id.ts'
import type { ApiClientRecord } from '../../ports/api-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

export interface ClientsView {
  clients: (Omit<ApiClientRecord, 'key' | 'fingerprint' | 'approvalId'> & { fingerprint: string })[]
  openApprovals: ApprovalId[]
}

/** The programs that two people have let in, and what waits. */
export async function readClients(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
): Promise<ClientsView> {
  await requireMay(ports, institution, session, 'read-api-clients')
  const { api, approvals } = ports.store.at(institution.id)
  const clients = await api.clients()
  const open = await approvals.page('open', ['api-client'], 100, undefined)
  return {
    clients: clients.map(({ key: _, approvalId: __, fingerprint, ...client }) => ({
      ...client,
      fingerprint: fingerprint.toHex(),
    })),
    openApprovals: open.map(({ id }) => id),
  }
}
