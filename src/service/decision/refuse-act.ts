import type { No } from '../../domain/answer.ts'
import type { AuditEventKind } from '../../domain/audit-event.ts'
import type { Decision, OwnAct } from '../../domain/decision.ts'
import { decisionRecord } from '../../domain/decision-record.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Situation } from '../../domain/situation.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'

/** Records the refused act with its decision in a transaction of its own, then refuses. */
export async function refuseAct(
  ports: Pick<Ports, 'store' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  act: OwnAct,
  situation: Situation,
  decision: Decision & No,
): Promise<never> {
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      ...byMember(situation.life.member.id, situation.now),
      kind: kinds[act.act],
      facts: { code: decision.code },
      decision: decisionRecord(act, situation, decision),
    }),
  )
  throw new Refusal(decision.code, `${act.act} was refused`, decision.facts)
}

const kinds = {
  'log-on': 'log-on-refused',
  acquire: 'acquisition-refused',
  renew: 'renewal-refused',
  'issue-in-renewal': 'renewal-refused',
  reenrol: 'renewal-refused',
  enrol: 'acquisition-refused',
  prove: 'proof-refused',
  'new-pc': 'acquisition-refused',
  'report-loss': 'loss-report-refused',
} satisfies Record<OwnAct['act'], AuditEventKind>
