import type { AuditEvent } from '../../domain/audit-event.ts'
import type { InstitutionId } from '../../domain/id.ts'
import { type Remedy, remediesFor } from '../../domain/journal.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { applyRemedy, type RemedyOutcome } from './remedy.ts'

export interface Reconciled {
  remedy: Remedy
  outcome: RemedyOutcome
}

type ReconcilePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Ends a rehearsal: the transaction does everything and keeps nothing. */
class Rehearsed extends Error {
  override readonly name = 'Rehearsed'
}

const together = 5000

/**
 * Does again what the database has forgotten: all of it or nothing. What ended ends again, what was issued is published
 * as revoked, and everybody logs on anew; nothing is given back that the copy does not have. `rehearse` does it all and
 * keeps nothing.
 */
export async function reconcile(
  ports: ReconcilePorts,
  institution: InstitutionId,
  lacking: readonly AuditEvent[],
  purpose: 'do' | 'rehearse',
): Promise<Reconciled[]> {
  let answers: Reconciled[] = []
  const act = ports.store.transact(institution, async (tx) => {
    answers = []
    const at = ports.clock.now()
    for (const remedy of remediesFor(lacking)) {
      const outcome = await applyRemedy(ports, tx, remedy)
      answers.push({ remedy, outcome })
      if (outcome !== 'done') continue
      await record(ports, tx, { at, actor: 'system', kind: 'journal-reconciled', ...aboutOf(remedy) })
    }
    await tx.sessions.endAll('absolute', at)
    await tx.staffSessions.endAll('absolute', at)
    for (let from = 0; from < lacking.length; from += together) {
      await tx.journal.reconciled(lacking.slice(from, from + together), at)
    }
    const done = answers.filter(({ outcome }) => outcome === 'done').length
    const facts = { events: lacking.length, done }
    await record(ports, tx, { at, actor: 'system', kind: 'journal-reconciled', facts })
    if (purpose === 'rehearse') throw new Rehearsed()
  })
  await act.catch((error: unknown) => {
    if (!(error instanceof Rehearsed)) throw error
  })
  return answers
}

function aboutOf(remedy: Remedy): Pick<AuditEvent, 'memberId' | 'certificateId' | 'contractId' | 'facts'> {
  return {
    ...('memberId' in remedy && { memberId: remedy.memberId }),
    ...('certificateId' in remedy && { certificateId: remedy.certificateId }),
    ...('contractId' in remedy && { contractId: remedy.contractId }),
    facts: {
      did: remedy.do,
      ...('stop' in remedy && { stop: remedy.stop }),
      ...('name' in remedy && { switch: remedy.name }),
      ...('staffId' in remedy && { staff: remedy.staffId }),
      ...('issuerId' in remedy && { issuer: remedy.issuerId }),
      ...('clientId' in remedy && { client: remedy.clientId }),
      ...('serialNumber' in remedy && { serialNumber: remedy.serialNumber }),
    },
  }
}
