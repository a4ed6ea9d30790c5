import { seesPeople } from '../../domain/permission.ts'
import { certificateInUse } from '../../domain/standing.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Session } from '../logon/session.ts'

/** Whether somebody looks after the people of his contract, and alone: that is a danger all year (domain.md §1). */
export type PeopleOf = 'as-one-administrator' | 'as-one-of-several' | undefined

/** Another administrator counts who could log on and help today: neither stopped nor without a certificate. */
export async function peopleOf(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id, versions }: InstitutionRecord,
  { member }: Pick<Session, 'member'>,
): Promise<PeopleOf> {
  if (!seesPeople(member.role)) return undefined
  const { members } = store.at(id)
  const now = clock.now()
  for (const other of await members.administratorsOf(member.contract.id)) {
    if (other.id === member.id || other.stops.length > 0) continue
    const life = await members.life(other.id)
    if (life && certificateInUse(life, versions, now)) return 'as-one-of-several'
  }
  return 'as-one-administrator'
}
