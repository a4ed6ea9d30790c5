import { statusIn } from '../../domain/mail-answer.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'

/** For so long a mail server may say that it will not have our sender, before somebody must look at it. */
const patience = Temporal.Duration.from({ minutes: 15 })

/** Whom the mail server refuses as a sender, and since when: nothing of theirs goes out, and no mail is to blame. */
export interface RefusedSenders {
  refused(institution: InstitutionRecord, reply: string, now: Temporal.Instant): void
  taken(institution: InstitutionRecord): void
  /** Raises the alarm of those who are refused lastingly, once for each time. Answers with whom it was raised of. */
  alarm(now: Temporal.Instant): Promise<{ slug: string; reply: string }[]>
}

interface Refusals {
  institution: InstitutionRecord
  since: Temporal.Instant
  reply: string
  isAlarmed: boolean
}

export function refusedSenders(ports: Pick<Ports, 'store' | 'random' | 'crypto'>): RefusedSenders {
  const all = new Map<string, Refusals>()
  return {
    refused(institution, reply, now) {
      const known = all.get(institution.id) ?? { institution, since: now, isAlarmed: false }
      all.set(institution.id, { ...known, reply })
    },
    taken({ id }) {
      all.delete(id)
    },
    async alarm(now) {
      const lasting = [...all.values()].filter(
        ({ since, isAlarmed }) => !isAlarmed && Temporal.Instant.compare(since.add(patience), now) <= 0,
      )
      for (const refusals of lasting) {
        await raise(ports, refusals, now)
        refusals.isAlarmed = true
      }
      return lasting.map(({ institution: { slug }, reply }) => ({ slug, reply }))
    },
  }
}

/** One at a time, however many processes are refused: staff who have not seen the first need no second. */
async function raise(
  ports: Pick<Ports, 'store' | 'random' | 'crypto'>,
  { institution, since, reply }: Refusals,
  now: Temporal.Instant,
): Promise<void> {
  await ports.store.transact(institution.id, async (tx) => {
    if (await tx.alarms.isUnseen('mail-refused')) return
    // A UUID is what an alarm's id is.
    const id = ports.random.uuid() as AlarmId
    const status = statusIn(reply)
    const facts = {
      since: since.toString(),
      reply: reply.slice(0, 3),
      ...(status !== undefined && { status }),
    }
    await tx.alarms.raise({ id, kind: 'mail-refused', raisedAt: now, facts })
    await record(ports, tx, {
      at: now,
      actor: 'system',
      kind: 'staff-alarmed',
      facts: { alarm: id, kind: 'mail-refused' },
    })
  })
}
