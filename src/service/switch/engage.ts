import { type SwitchName, switchWordsFaults } from '../../domain/kill-switch.ts'
import type { Bilingual } from '../../domain/language.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Happening, record } from '../audit/record.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'

export interface EngageWish {
  name: SwitchName
  /** Why, for everybody to read. */
  words: Bilingual
}

type EngagePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * The kill-switch (domain.md §5): one person is enough, and nobody is asked. It counts from the next decision on,
 * whichever node makes it. Of one that is off already only the words change.
 */
export async function engageSwitch(
  ports: EngagePorts,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: EngageWish,
): Promise<void> {
  await requireMay(ports, institution, session, 'engage-switch')
  const by = byStaff(session, ports.clock.now())
  await ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    await engageIn(ports, tx, by, wish)
  })
}

/** For whoever has the machine and nobody of the staff at hand. */
export async function engageAtTerminal(
  ports: EngagePorts,
  institution: InstitutionRecord,
  wish: EngageWish,
): Promise<void> {
  const by = { at: ports.clock.now(), actor: 'system' } as const
  await ports.store.transact(institution.id, (tx) => engageIn(ports, tx, by, wish))
}

async function engageIn(
  ports: EngagePorts,
  tx: Repositories,
  by: ReturnType<typeof byStaff> | (Pick<Happening, 'at'> & { actor: 'system' }),
  { name, words }: EngageWish,
): Promise<void> {
  const [faulty] = switchWordsFaults(words)
  if (faulty !== undefined) throw new Refusal('switch-words-faulty', `the words in ${faulty} are no text`)
  const before = await tx.killSwitches.lock(name)
  await tx.killSwitches.engage({
    name,
    words,
    at: by.at,
    ...('actorId' in by && { by: by.actorId }),
  })
  await record(ports, tx, {
    ...by,
    kind: 'switch-engaged',
    facts: { switch: name, was: before === undefined ? 'on' : 'off', ja: words.ja, en: words.en },
  })
}
