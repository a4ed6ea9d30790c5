import { type Allowances, nothingMoreOf, type Traffic, turns } from '../../domain/mail-turn.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Lease, MailInHand } from '../../ports/sending.ts'
import type { Repositories } from '../../ports/store.ts'
import { auditRow } from '../audit/record.ts'

export interface Taken {
  mails: MailInHand[]
  withdrawn: number
}

/**
 * Takes mails in hand whose turn has come, each with an attempt that is durable before anybody is spoken to. What is no
 * longer wanted is withdrawn here, at the last moment: a renewal that was proved a second ago ends its mails.
 */
export function takeMails(
  ports: Pick<Ports, 'store' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  traffic: Traffic,
  allowances: Allowances,
  { lease, idDomain }: { lease: Lease; idDomain: string },
): Promise<Taken> {
  const limit = traffic.room.all - traffic.domains.length
  const except = nothingMoreOf(traffic, allowances, lease.at)
  return ports.store.transact(institution.id, async (tx) => {
    const waiting = await tx.sending.due(lease.at, limit, except)
    if (waiting.length === 0) return { mails: [], withdrawn: 0 }

    const { send, withdraw } = turns(waiting, traffic, allowances, lease.at)
    const unwanted = new Set(withdraw)
    await withdrawMails(ports, tx, [...unwanted], lease.at)
    const mails = await tx.sending.begin(
      send.filter((id) => !unwanted.has(id)),
      lease,
      idDomain,
    )
    return { mails, withdrawn: unwanted.size }
  })
}

async function withdrawMails(
  ports: Pick<Ports, 'random' | 'crypto'>,
  tx: Repositories,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<void> {
  if (ids.length === 0) return
  await tx.sending.withdraw(ids, at)
  const rows = ids.map((outbox) =>
    auditRow(ports, tx.institution, { at, actor: 'system', kind: 'mail-withdrawn', facts: { outbox } }),
  )
  await tx.audit.appendAll(rows)
}
