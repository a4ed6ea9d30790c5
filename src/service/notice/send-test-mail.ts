import type { Language } from '../../domain/language.ts'
import type { MailAnswer } from '../../domain/mail-answer.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Mailer } from '../../ports/mailer.ts'
import type { Ports } from '../../ports/ports.ts'
import { mailHtml } from '../../words/mail-html.ts'
import { mailPlain } from '../../words/mail-plain.ts'
import { record } from '../audit/record.ts'
import { fromDomain, type MailHouse, sender } from './message-of.ts'

/** A mail that is sent at once, outside of the outbox, to see whether it arrives and how it looks. */
export interface TestMail {
  to: string
  language: Language
  subject: string
  text: string
  /** Who of the staff asked for it; absent: the operator, at the terminal. */
  staffId?: string
}

/** Answers with what the server said. `unready`: it was not even tried. */
export async function sendTestMail(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  mailer: Pick<Mailer, 'send' | 'unready'>,
  house: MailHouse,
  institution: InstitutionRecord,
  { to, language, subject, text, staffId }: TestMail,
): Promise<MailAnswer | { kind: 'unready'; reply: string }> {
  const now = ports.clock.now()
  const from = sender(institution, house, { language }, now)
  const why = mailer.unready(from.slug, from.smime)
  if (why !== undefined) return { kind: 'unready', reply: why }
  const answer = await mailer.send({
    ...from,
    ...{ to, subject, date: now },
    envelopeFrom: from.from.address,
    messageId: `<test-${ports.random.uuid()}@${fromDomain(institution, house, now)}>`,
    text: mailPlain(text),
    html: mailHtml({ language, subject, text }),
  })
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      at: ports.clock.now(),
      ...(staffId === undefined ? { actor: 'system' } : { actor: 'staff', actorId: staffId }),
      kind: 'test-mail-sent',
      facts: { outcome: answer.kind },
    }),
  )
  return answer
}
