import { type HelpCase, helpFor, helpSince } from '../../domain/help.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { type Identification, identifyMember, notIdentified, type OpenDoor } from './identify-member.ts'

/** Of its own, so that whoever seeks help locks nothing but this page; it opens again as that of a report does. */
const helpDoor: OpenDoor = {
  door: 'help',
  since: helpSince,
  lockMinutes: ({ reportLockMinutes }) => reportLockMinutes,
}

export interface Helped {
  member: MemberRecord
  help: HelpCase
}

/**
 * For whoever cannot log on and whose browser sends nothing: IDs and PINs, and then how it stands with him and the one
 * right way. Before that nothing is said, of anybody.
 */
export async function helpByPins(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'pins'>,
  institution: InstitutionRecord,
  identification: Identification,
): Promise<Helped> {
  const member = await identifyMember(ports, institution, helpDoor, identification)
  return ports.store.transact(institution.id, async (tx) => {
    const now = ports.clock.now()
    const life = await tx.members.life(member.id)
    if (life === undefined) throw notIdentified(0)
    const help = helpFor(situationOf(institution, life, now))
    await record(ports, tx, { ...byMember(member.id, now), kind: 'help-given', facts: { case: help.kind } })
    return { member, help }
  })
}
