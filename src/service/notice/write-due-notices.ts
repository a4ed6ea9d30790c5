import { type ExpiryDates, expiryDates } from '../../domain/expiry-dates.ts'
import type { CertificateId } from '../../domain/id.ts'
import { localDate } from '../../domain/local-day.ts'
import { mailMilestoneDue } from '../../domain/notice-milestone.ts'
import { policyOn, zoneOf } from '../../domain/policy-version.ts'
import type { CertificateRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Mail, MailFrame } from '../../words/mail.ts'
import { milestoneMail } from '../../words/mail-milestone.ts'
import { record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { rememberTold } from './remember-told.ts'
import { writeMail } from './write-mail.ts'

const pageSize = 200

type NoticePorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * Writes the mails that are owed by now: at most one per certificate and run, that of the last milestone reached, so a
 * missed day catches up; trouble with one does not stop the others. The row of the notice decides who writes it,
 * however many nodes run. Answers with how many.
 */
export async function writeDueNotices(ports: NoticePorts, institution: InstitutionRecord): Promise<number> {
  const written = await eachInTurn(expiring(ports, institution), (row) =>
    ports.store.transact(institution.id, (tx) => writeOne(ports, tx, institution, row)),
  )
  return written.filter(Boolean).length
}

/** The current certificates that may be owed a mail, page by page. */
async function* expiring({ store, clock }: NoticePorts, { id, versions }: InstitutionRecord) {
  const today = localDate(clock.now(), zoneOf(versions))
  const earliest = Math.max(0, ...versions.flatMap(({ policy }) => policy.mailDays))
  let after: CertificateId | undefined
  for (;;) {
    const { notices } = store.at(id)
    const page = await notices.expiring(today, today.add({ days: earliest }), after, pageSize)
    yield* page
    after = page.at(-1)?.certificateId
    if (page.length < pageSize) return
  }
}

async function writeOne(
  ports: NoticePorts,
  tx: Repositories,
  institution: InstitutionRecord,
  { memberId, written }: { memberId: Parameters<Repositories['members']['life']>[0]; written: string[] },
): Promise<boolean> {
  const now = ports.clock.now()
  const life = await tx.members.life(memberId)
  const due = life && mailMilestoneDue(situationOf(institution, life, now))
  if (life === undefined || due === undefined) return false
  const milestone = `E-${due.daysBefore}`
  const member = written.includes(milestone) ? undefined : await tx.members.byId(memberId)
  const certificate = await tx.certificates.byId(due.certificateId)
  if (member === undefined || certificate === undefined) return false

  const { certificateId } = due
  const zone = zoneOf(institution.versions)
  // The day of the mail is measured from E.
  const { version } = policyOn(institution.versions, certificate.expiryDate)
  const dates = expiryDates(certificate, institution.versions, now)
  const outboxId = member.mailAddress === undefined ? undefined : ports.random.uuid()
  const notice = { certificateId, recipient: memberId, milestone, dueOn: due.day }
  // Of several nodes the one whose row it is writes the mail.
  if (!(await tx.notices.write(notice, version, outboxId, now))) return false
  const compose = (frame: MailFrame) => dueMail(frame, localDate(now, zone), zone, certificate, dates)
  await writeMail(ports, tx, institution, member, {
    kind: 'renewal-due',
    compose,
    certificateId,
    ...(outboxId && { id: outboxId }),
  })
  await rememberTold(tx, certificate, dates.recovery)
  await record(ports, tx, {
    at: now,
    actor: 'system',
    kind: 'notice-written',
    memberId,
    certificateId,
    facts: { milestone, channel: 'mail', ...(outboxId && { outbox: outboxId }) },
  })
  return true
}

function dueMail(
  frame: MailFrame,
  today: Temporal.PlainDate,
  zone: string,
  { notAfter }: CertificateRecord,
  { expiryDate, lastRenewalMoment, recovery }: ExpiryDates,
): Mail {
  const lastMoment = (lastRenewalMoment ?? notAfter).toZonedDateTimeISO(zone)
  const facts = { kind: 'before-expiry', wanted: 'renew', expiryDate, lastMoment, recovery } as const
  return milestoneMail(frame, facts, today)
}
