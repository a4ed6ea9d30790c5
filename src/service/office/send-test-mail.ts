import type { MailAnswer } from '../../domain/mail-answer.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Mailer } from '../../ports/mailer.ts'
import type { Ports } from '../../ports/ports.ts'
import { mailHtml } from '../../words/mail-html.ts'
import { mailPlain } from '../../words/mail-plain.ts'
import { record } from '../audit/record.ts'
import { fromDomain, type MailHouse, sender } from '../notice/message-of.ts'
import { composePreview, type MailWish, ownAddressOf } from './preview-mail.ts'
import { byStaff, requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export interface TestMails {
  mailer: Pick<Mailer, 'send' | 'unready'>
  house: MailHouse
}

export interface TestMailSent {
  to: string
  answer: MailAnswer
}

/**
 * The mail that was previewed, to the person who looks at it and to nobody else: as it will be signed, by the way that it
 * will go. It is of no member and stands in no list; what the server said is told at once.
 */
export async function sendTestMail(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: MailWish,
  testMails: TestMails | undefined,
): Promise<TestMailSent> {
  await requireMay(ports, institution, session, 'send-test-mail')
  const to = await ownAddressOf(ports, institution, session)
  if (to === undefined) throw impossible('no-address', 'no address of this person is known')
  if (testMails === undefined) throw impossible('no-server', 'no mail server is set')
  const { mailer, house } = testMails
  const now = ports.clock.now()
  const { subject, text, language } = composePreview(institution, wish, now)
  const sending = sender(institution, house, { language }, now)
  const why = mailer.unready(sending.slug, sending.smime)
  if (why !== undefined) throw impossible('not-ready', why)
  const answer = await mailer.send({
    ...sending,
    envelopeFrom: sending.from.address,
    to,
    messageId: `<${ports.random.uuid()}@${fromDomain(institution, house, now)}>`,
    ...{ date: now, subject },
    text: mailPlain(text),
    html: mailHtml({ language, subject, text }),
  })
  await ports.store.transact(institution.id, (tx) =>
    record(ports, tx, {
      ...byStaff(session, now),
      kind: 'test-mail-sent',
      facts: { template: wish.template, outcome: answer.kind },
    }),
  )
  return { to, answer }
}

function impossible(why: 'no-address' | 'no-server' | 'not-ready', detail: string): Refusal {
  return new Refusal('test-mail-impossible', detail, { why })
}
