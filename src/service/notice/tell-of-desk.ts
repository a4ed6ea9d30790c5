import type { DeskMailEvent } from '../../domain/desk-event.ts'
import { isLockToldAlready } from '../../domain/door-tries.ts'
import { policyToday } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type DeskMailFacts, deskMail } from '../../words/mail-desk.ts'
import { writeMail } from './write-mail.ts'

export interface DeskTelling {
  event: DeskMailEvent
  by: DeskMailFacts['by']
  deadline?: Temporal.PlainDate | undefined
}

type TellPorts = Pick<Ports, 'clock' | 'random' | 'crypto'>

/** An act of a desk on one person: he and all administrators of his contract are told, whoever did it. */
export async function tellOfDesk(
  ports: TellPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  holder: MemberRecord,
  { event, by, deadline }: DeskTelling,
  whom: 'all' | 'holder' = 'all',
): Promise<void> {
  const administrators = whom === 'all' ? await tx.members.administratorsOf(holder.contract.id) : []
  const others = administrators.filter(({ id }) => id !== holder.id)
  await tellEach(ports, tx, institution, holder, [holder, ...others], { event, by, deadline })
}

/** What anybody can bring about from outside, again and again: nobody is told of it twice in a day. */
export async function tellOnceADay(
  ports: TellPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  holder: MemberRecord,
  telling: DeskTelling,
): Promise<void> {
  const since = ports.clock.now().subtract({ hours: 24 })
  const administrators = await tx.members.administratorsOf(holder.contract.id)
  for (const recipient of [holder, ...administrators.filter(({ id }) => id !== holder.id)]) {
    if (isLockToldAlready(await tx.outbox.lastOf(recipient.id, telling.event), since)) continue
    await tellEach(ports, tx, institution, holder, [recipient], telling)
  }
}

async function tellEach(
  ports: TellPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  holder: MemberRecord,
  recipients: readonly MemberRecord[],
  { event, by, deadline }: DeskTelling,
): Promise<void> {
  const at = instantOf(ports, institution)
  for (const recipient of recipients) {
    const isHolder = recipient.id === holder.id
    const facts = {
      event,
      at,
      by,
      ...(deadline && { deadline }),
      ...(!isHolder && { holder: holder.displayName }),
    }
    await writeMail(ports, tx, institution, recipient, {
      kind: event,
      compose: (frame) => deskMail(frame, facts),
    })
  }
}

/** An act on a whole contract is told to its administrators; everybody else is told at the log-on. */
export async function tellAdministrators(
  ports: TellPorts,
  tx: Repositories,
  institution: InstitutionRecord,
  administrators: readonly MemberRecord[],
  { event, by }: DeskTelling,
): Promise<void> {
  const at = instantOf(ports, institution)
  for (const recipient of administrators) {
    const compose = (frame: Parameters<typeof deskMail>[0]) => deskMail(frame, { event, at, by })
    await writeMail(ports, tx, institution, recipient, { kind: event, compose })
  }
}

function instantOf({ clock }: TellPorts, { versions }: InstitutionRecord): Temporal.ZonedDateTime {
  const now = clock.now()
  return now.toZonedDateTimeISO(policyToday(versions, now).policy.zone)
}
