import type { MailAnswer } from '../../domain/mail-answer.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Mailer } from '../../ports/mailer.ts'
import type { Ports } from '../../ports/ports.ts'
import type { MailHouse } from '../notice/message-of.ts'
import { sendTestMail } from '../notice/send-test-mail.ts'
import { composePreview, type MailWish, ownAddressOf } from './preview-mail.ts'
import { requireMay } from './require-may.ts'
import type { StaffSession } from './staff-session.ts'

export interface TestMails {
  mailer: Pick<Mailer, 'send' | 'unready'>
  house: MailHouse
}

export interface PreviewSent {
  to: string
  answer: MailAnswer
}

/**
 * The mail that was previewed, to the person who looks at it and to nobody else: as it will be signed, by the way that it
 * will go. It is of no member and stands in no list; what the server said is told at once.
 */
export async function sendPreview(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  wish: MailWish,
  testMails: TestMails | undefined,
): Promise<PreviewSent> {
  await requireMay(ports, institution, session, 'send-test-mail')
  const to = await ownAddressOf(ports, institution, session)
  if (to === undefined) throw impossible('no-address', 'no address of this person is known')
  if (testMails === undefined) throw impossible('no-server', 'no mail server is set')
  const { subject, text, language } = composePreview(institution, wish, ports.clock.now())
  const staffId = session.person.id
  const mail = { to, subject, text, language, staffId }
  const answer = await sendTestMail(ports, testMails.mailer, testMails.house, institution, mail)
  if (answer.kind === 'unready') throw impossible('not-ready', answer.reply)
  return { to, answer }
}

function impossible(why: 'no-address' | 'no-server' | 'not-ready', detail: string): Refusal {
  return new Refusal('test-mail-impossible', detail, { why })
}
