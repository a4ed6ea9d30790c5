import { type Allowances, nothingMoreOf, type Traffic, turns } from '../../domain/mail-turn.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Lease, MailInHand } from '../../ports/sending.ts'
import type { Repositories } from '../../ports/store.ts'
import { auditRow } from '../audit/record.ts'
import { withdrawUnwanted } from './withdraw-unwanted.ts'

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
    // Read in the transaction that would begin them: what is switched off stops within a round, and goes on where it stood.
    if ((await tx.killSwitches.engaged()).some(({ name }) => name === 'mails'))
      return { mails: [], withdrawn: 0 }
    const waiting = await tx.sending.due(lease.at, limit, except)
    if (waiting.length === 0) return { mails: [], withdrawn: 0 }

    const { send, withdraw } = turns(waiting, traffic, allowances, lease.at)
    // One that may have arrived is finished: to stop half-way would tell less than either.
    const isAtHome = new Set(waiting.filter(({ mayHaveArrived }) => !mayHaveArrived).map(({ id }) => id))
    const unwantedOf = (ids: readonly string[]) =>
      withdrawUnwanted(
        tx,
        institution,
        ids.filter((id) => isAtHome.has(id)),
        lease.at,
      )
    const unwanted = new Set([...withdraw, ...(await unwantedOf(send))])
    await withdrawMails(ports, tx, [...unwanted], lease.at)
    const wanted = send.filter((id) => !unwanted.has(id))
    const mails = await tx.sending.begin(wanted, lease, idDomain)
    const place = (mail: MailInHand) => wanted.indexOf(mail.item.id)
    return { mails: mails.toSorted((a, b) => place(a) - place(b)), withdrawn: unwanted.size }
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
