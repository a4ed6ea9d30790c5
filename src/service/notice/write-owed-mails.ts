import type { MemberId } from '../../domain/id.ts'
import { maskedId } from '../../domain/masked-id.ts'
import { mailsAllowed, sendWindow } from '../../domain/send-window.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Judging, OwedNotice } from '../../ports/notices.ts'
import type { OutboxItem } from '../../ports/outbox.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type DigestEntry, digestMail } from '../../words/mail-digest.ts'
import { type MilestoneFacts, milestoneMail } from '../../words/mail-milestone.ts'
import { auditRow, type Happening } from '../audit/record.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { judgingOf } from './judging.ts'
import { milestoneFacts, toldBy } from './milestone-facts.ts'
import { type Outgoing, outboxItems } from './write-mail.ts'

const pageSize = 100

type WritingPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/**
 * Writes the mails that are owed, while the institution's window is open and as many as its minutes allow: each holder's
 * own, and one to each administrator about all of his people. Whether they are still wanted is asked again in the
 * transaction that writes them. Answers with how many mails; trouble with one person does not stop the others.
 */
export async function writeOwedMails(ports: WritingPorts, institution: InstitutionRecord): Promise<number> {
  const now = ports.clock.now()
  const window = sendWindow(institution.versions, now)
  if (window === undefined) return 0
  const { notices } = ports.store.at(institution.id)
  const allowed = mailsAllowed(window, await notices.writtenSince(window.from), now)
  let written = 0
  const count = (mails: number) => {
    written += mails
  }
  await eachInTurn(
    pages(ports, institution, () => allowed - written),
    async (recipients) => {
      try {
        count(await writeTo(ports, institution, recipients))
      } catch {
        // Whose fault it is shows when each is written to alone; it is his that is thrown.
        await eachInTurn(recipients, async (one) => count(await writeTo(ports, institution, [one])))
      }
    },
  )
  return written
}

/** Whoever is owed something, as far as mails are left to write. */
async function* pages({ store }: WritingPorts, { id }: InstitutionRecord, left: () => number) {
  let after: MemberId | undefined
  while (left() > 0) {
    const page = await store.at(id).notices.recipients(after, Math.min(pageSize, left()))
    if (page.length === 0) return
    yield page
    after = page.at(-1)
  }
}

async function writeTo(
  ports: WritingPorts,
  institution: InstitutionRecord,
  recipients: readonly MemberId[],
): Promise<number> {
  return await ports.store.transact(institution.id, async (tx) => {
    if (!(await tx.notices.tryLock())) return 0
    const judging = await judgingOf(tx, institution, ports.clock.now())
    const owed = await tx.notices.take(recipients, judging)
    const mails = mailsOf(owed).flatMap((notices) => compose(ports, institution, notices, judging))
    await keep(ports, tx, mails, judging)
    return mails.length
  })
}

/** One mail for each notice about the reader himself, and one for all that he is told of others. */
function mailsOf(owed: readonly OwedNotice[]): (readonly [OwedNotice, ...OwedNotice[]])[] {
  const mails = new Map<string, [OwedNotice, ...OwedNotice[]]>()
  for (const notice of owed) {
    const key = isOwn(notice) ? `${subjectOf(notice)} ${notice.milestone}` : notice.recipient.id
    const mail = mails.get(key)
    if (mail === undefined) mails.set(key, [notice])
    else mail.push(notice)
  }
  return [...mails.values()]
}

interface WrittenMail {
  item: OutboxItem
  notices: readonly [OwedNotice, ...OwedNotice[]]
  /** The ways back in that it tells. */
  told: Told[]
}

type Told = Parameters<Repositories['certificates']['tellRecoveries']>[0][number]

function compose(
  ports: WritingPorts,
  institution: InstitutionRecord,
  notices: readonly [OwedNotice, ...OwedNotice[]],
  { today, now }: Judging,
): WrittenMail[] {
  const [first] = notices
  const entries = notices.map((notice) => ({
    notice,
    facts: milestoneFacts(notice, institution.versions, now),
  }))
  const told = entries.flatMap(({ notice: { certificate }, facts }) => {
    const recovery = toldBy(facts)
    return certificate && recovery ? [{ id: certificate.id, ...recovery }] : []
  })
  const own = isOwn(first) ? entries[0] : undefined
  const outgoing: Outgoing = own
    ? {
        kind: first.kind,
        compose: (frame) => milestoneMail(frame, own.facts, today),
        ...(first.certificate && { certificateId: first.certificate.id }),
      }
    : { kind: 'digest', compose: (frame) => digestMail(frame, entries.map(digestEntry)) }
  return outboxItems(ports, institution, first.recipient, outgoing).map((item) => ({ item, notices, told }))
}

function digestEntry({
  notice: { holder },
  facts,
}: {
  notice: OwedNotice
  facts: MilestoneFacts
}): DigestEntry {
  return { id: holder.id, person: holder.displayName, maskedId: maskedId(holder.loginId), facts }
}

/** The mails, that their notices are written, what they tell of the way back, and the trail of it: all or nothing. */
async function keep(
  ports: WritingPorts,
  tx: Repositories,
  mails: readonly WrittenMail[],
  { now }: Judging,
): Promise<void> {
  if (mails.length === 0) return
  await tx.outbox.addAll(mails.map(({ item }) => item))
  const written = mails.flatMap(({ item, notices }) =>
    notices.map(({ subject, milestone, recipient }) => ({
      subject,
      milestone,
      recipient: recipient.id,
      outboxId: item.id,
    })),
  )
  await tx.notices.write(written, now)
  const told = new Map(mails.flatMap((mail) => mail.told).map((one) => [one.id, one]))
  await tx.certificates.tellRecoveries([...told.values()])
  await tx.audit.appendAll(mails.map((mail) => auditRow(ports, tx.institution, happening(mail, now))))
}

function happening({ item, notices }: WrittenMail, at: Temporal.Instant): Happening {
  const [first] = notices
  const common = { at, actor: 'system', kind: 'notice-written', memberId: first.recipient.id } as const
  const facts = { channel: 'mail', outbox: item.id }
  if (!isOwn(first)) return { ...common, facts: { ...facts, notices: notices.length } }
  return { ...common, ...first.subject, facts: { ...facts, milestone: first.milestone } }
}

const isOwn = ({ recipient, holder }: OwedNotice) => recipient.id === holder.id

const subjectOf = ({ subject }: OwedNotice) =>
  'certificateId' in subject ? subject.certificateId : subject.entitlementId
