import { readId } from '../../domain/id.ts'
import { isEarlier } from '../../domain/local-day.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { DeskForm } from '../../ports/desk-forms.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { DeskAnswer } from '../desk/desk-case.ts'
import type { Session } from '../logon/session.ts'

/** What the page after an act shows: texts, secrets among them. */
export type DeskShown = Readonly<Record<string, string>>

/** For so long the same form, sent again, shows what came of it. */
export const shownFor = Temporal.Duration.from({ minutes: 10 })

type OncePorts = Pick<Ports, 'store' | 'clock' | 'seal'>

/**
 * The act of a form, which is done once however often the form is sent: whoever presses twice, or reloads the page, sees the
 * same end of the same act. What was refused was not done, and the form may be sent again.
 */
export async function once(
  { store, clock, seal }: OncePorts,
  institution: InstitutionRecord,
  { record: session, member }: Session,
  form: string,
  act: (tx: Repositories) => Promise<DeskAnswer<{ shown: DeskShown }>>,
): Promise<DeskShown> {
  const id = readId(form)
  if (id === undefined) throw overdue()
  const answer = await store.transact(institution.id, async (tx) => {
    const now = clock.now()
    const taken = await tx.deskForms.take({ id, memberId: member.id, sessionId: session.id, doneAt: now })
    if (!taken) {
      const shown = shownBefore(await tx.deskForms.byId(id), { member, session }, now)
      // What the seal opens is what was sealed below.
      return { answer: 'yes' as const, shown: JSON.parse(seal.open(shown, id)) as DeskShown }
    }
    const done = await act(tx)
    if (done.answer === 'yes') await tx.deskForms.keepShown(id, seal.seal(JSON.stringify(done.shown), id))
    else await tx.deskForms.giveBack(id)
    return done
  })
  if (answer.answer === 'no') throw new Refusal(answer.code, 'refused at the desk', answer.facts)
  return answer.shown
}

function shownBefore(
  form: DeskForm | undefined,
  { member, session }: { member: Session['member']; session: Session['record'] },
  now: Temporal.Instant,
): Uint8Array {
  if (form?.memberId !== member.id || form.sessionId !== session.id) throw overdue()
  if (form.shown === undefined || isEarlier(form.doneAt.add(shownFor), now)) {
    throw new Refusal('form-done', 'this form was sent before')
  }
  return form.shown
}

const overdue = () => new Refusal('form-expired', 'this form is none of this session')
