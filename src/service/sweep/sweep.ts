import { apiAnswerLasts } from '../../domain/api-client.ts'
import type { AuditEventKind } from '../../domain/audit-event.ts'
import type { CertificateStage } from '../../domain/certificate-stage.ts'
import { keptSince } from '../../domain/retention.ts'
import { signingPatience } from '../../domain/retirement.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { endOfRevoked } from '../ca/revoke-authority.ts'
import { countCampaign } from '../campaign/count-campaign.ts'
import { eachInTurn } from '../each-in-turn.ts'
import { settleNotices } from '../notice/settle-notices.ts'
import { writeOwedMails } from '../notice/write-owed-mails.ts'
import { settleApprovals } from '../office/settle-approvals.ts'
import { shownFor } from '../people/once.ts'

export interface Swept {
  ended: number
  erased: number
  /** Mails of milestones that were written. */
  noticed: number
  /** Requests in the office that ran out or lost their target. */
  settled: number
  /** Rows that were over for long. */
  purged: number
}

/** Of each kind at each turn: what is left goes with the next. */
const purgedAtMost = 1000

type SweepPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto' | 'journal'>

/**
 * What time alone brings about: unproved and retiring certificates end, rows that were never signed are given up,
 * secrets that are out of date are erased, mails that fall due are written, requests of the office and challenges run
 * out, what has been over for long is taken away. Harmless to run twice, or on two nodes; trouble with one of these does
 * not stop the others.
 */
export async function sweep(ports: SweepPorts, institution: InstitutionRecord): Promise<Swept> {
  // What a restored database takes for unproved, unsent or due may have been proved, sent and done.
  if (ports.journal?.isBehind(institution.id)) {
    return { ended: 0, erased: 0, noticed: 0, settled: 0, purged: 0 }
  }
  const { outbox, ceremonies, purge, joining, staff, webhooks, estSecrets } = ports.store.at(institution.id)
  const parts = [
    () => endOverdue(ports, institution),
    () => endOfRevokedCas(ports, institution),
    () => outbox.eraseOutOfDate(ports.clock.now()),
    () => tellOfTime(ports, institution),
    () => settleApprovals(ports, institution),
    () => purge.over(keptSince(institution.versions, ports.clock.now()), purgedAtMost),
    () => ceremonies.removeExpired(ports.clock.now()),
    () => forgetForms(ports, institution),
    () => forgetPrograms(ports, institution),
    () => forgetOpenid(ports, institution),
    () => webhooks.forget(keptSince(institution.versions, ports.clock.now()), ports.clock.now()),
    () => joining.eraseForgotten(ports.clock.now()),
    () => staff.eraseHalves(ports.clock.now()),
    () => estSecrets.eraseOver(ports.clock.now()),
    async () => Number(await countCampaign(ports, institution)),
  ]
  const [overdue = 0, ofRevoked = 0, erased = 0, noticed = 0, settled = 0, purged = 0] = await eachInTurn(
    parts,
    (part) => part(),
  )
  return { ended: overdue + ofRevoked, erased, noticed, settled, purged }
}

/** Temporary PINs that a form has shown, and in the end that it was sent. */
function forgetForms({ store, clock }: SweepPorts, { id, versions }: InstitutionRecord): Promise<number> {
  const now = clock.now()
  return store.at(id).deskForms.erase(now.subtract(shownFor), keptSince(versions, now))
}

/** Tokens and assertions that are over, and answers that nobody asks for again. */
function forgetPrograms({ store, clock }: SweepPorts, { id }: InstitutionRecord): Promise<number> {
  const now = clock.now()
  return store.at(id).api.forget(now, now.subtract(apiAnswerLasts))
}

/** What the provider of OpenID Connect kept lives by the machine's clock, as its tokens do. */
function forgetOpenid({ store, clock }: SweepPorts, { id, versions }: InstitutionRecord): Promise<number> {
  return store.at(id).openid.forget(clock.machine(), keptSince(versions, clock.now()))
}

/** Rows of what is owed first, so that what falls due in the window is written at once. */
async function tellOfTime(ports: SweepPorts, institution: InstitutionRecord): Promise<number> {
  await settleNotices(ports, institution)
  return await writeOwedMails(ports, institution)
}

/** What the act itself left of a revoked CA, some at a time: each transaction is short. */
async function endOfRevokedCas(ports: SweepPorts, { id }: InstitutionRecord): Promise<number> {
  let ended = 0
  for (;;) {
    const some = await ports.store.transact(id, (tx) =>
      endOfRevoked(ports, tx, ports.clock.now(), purgedAtMost),
    )
    ended += some
    if (some < purgedAtMost) return ended
  }
}

async function endOverdue(ports: SweepPorts, institution: InstitutionRecord): Promise<number> {
  const now = ports.clock.now()
  return ports.store.transact(institution.id, async (tx) => {
    const overdue = await tx.certificates.endOverdue(now, now.subtract(signingPatience))
    for (const { id, memberId, from, to } of overdue) {
      await tx.sessions.endOnCertificate(id, 'certificate', now)
      const kind = kinds[to]
      if (kind === undefined) continue
      await record(ports, tx, {
        at: now,
        actor: 'system',
        kind,
        memberId,
        certificateId: id,
        facts: { from, to },
      })
    }
    return overdue.length
  })
}

const kinds: Partial<Record<CertificateStage, AuditEventKind>> = {
  superseded: 'certificate-superseded',
  abandoned: 'certificate-abandoned',
}
