import type { MemberId } from '../../domain/id.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { operatorFacts } from './operator-facts.ts'

type LookPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** Whoever looks at somebody from the terminal leaves a trace, as in the office. */
export async function recordLooking(
  ports: LookPorts,
  { id }: InstitutionRecord,
  operator: string,
  memberId: MemberId,
): Promise<void> {
  const facts = operatorFacts(ports, operator)
  const at = ports.clock.now()
  await ports.store.transact(id, (tx) =>
    record(ports, tx, { at, actor: 'system', kind: 'member-read', memberId, facts }),
  )
}

/** The same of a list, which is one event. One with nobody in it tells nothing of anybody. */
export async function recordListing(
  ports: LookPorts,
  { id }: InstitutionRecord,
  operator: string,
  list: 'members' | 'certificates' | 'requests',
  members: readonly MemberId[],
): Promise<void> {
  const named = [...new Set(members)]
  if (named.length === 0) return
  const facts = { ...operatorFacts(ports, operator), list, found: named.length, members: named.join(' ') }
  const at = ports.clock.now()
  await ports.store.transact(id, (tx) =>
    record(ports, tx, { at, actor: 'system', kind: 'members-listed', facts }),
  )
}
