import { type MemberId, readId } from '../../domain/id.ts'
import type { Life } from '../../domain/life.ts'
import { localDate } from '../../domain/local-day.ts'
import type { RenewalNotice } from '../../domain/notice-milestone.ts'
import { permission } from '../../domain/permission.ts'
import { zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { type Reminder, reminder } from '../../domain/reminder.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type MilestoneFacts, milestoneMail } from '../../words/mail-milestone.ts'
import { record } from '../audit/record.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'
import { partyOf } from '../member/report-loss.ts'
import { rememberTold } from '../notice/remember-told.ts'
import { writeMail } from '../notice/write-mail.ts'
import { requireAdministrator } from './require-administrator.ts'

/**
 * One mail to somebody of the administrator's contract, of what is wanted of him today. It says what the mails of time
 * say and stands beside them: they are owed as before.
 */
export async function remind(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: Session,
  memberId: string,
): Promise<{ name: string }> {
  requireAdministrator(session)
  const id = readId<MemberId>(memberId)
  if (id === undefined) throw nobody()
  return ports.store.transact(institution.id, async (tx) => {
    const life = await tx.members.lockLife(id)
    const holder = await tx.members.byId(id)
    if (life === undefined || holder === undefined || !mayRemind(session, holder)) throw nobody()
    const now = ports.clock.now()
    const lastAt = await tx.outbox.lastOf(id, 'reminded')
    const answer = reminder(situationOf(institution, life, now), {
      hasAddress: holder.mailAddress !== undefined,
      ...(lastAt && { lastAt }),
    })
    if (answer.answer === 'no') throw new Refusal(answer.code, 'nobody was reminded', answer.facts)
    const told = answer.grant
    const facts = factsOf(told, life, institution, now)
    const today = localDate(now, zoneOf(institution.versions))
    const outbox = ports.random.uuid()
    await writeMail(ports, tx, institution, holder, {
      id: outbox,
      kind: 'reminded',
      compose: (frame) => milestoneMail(frame, facts, today),
    })
    await keepTold(tx, told, life)
    await record(ports, tx, {
      at: now,
      actor: 'member',
      actorId: session.member.id,
      memberId: id,
      contractId: holder.contract.id,
      kind: 'member-reminded',
      facts: { of: told.kind, outbox },
    })
    return { name: holder.displayName }
  })
}

/** Someone else's people get the same answer as nobody. */
const nobody = () => new Refusal('not-found', 'there is nobody whom this administrator could remind')

function mayRemind({ member }: Session, holder: MemberRecord): boolean {
  return permission({ kind: 'member', ...partyOf(member) }, 'remind', partyOf(holder)) === 'yes'
}

async function keepTold(
  tx: Parameters<typeof rememberTold>[0],
  told: Reminder,
  { certificates }: Life,
): Promise<void> {
  const way = wayBack(told)
  const certificate = certificates.find(({ id }) => id === way?.certificateId)
  if (way !== undefined && certificate !== undefined) await rememberTold(tx, certificate, way.recovery)
}

/** What the mail says of getting back in after E. */
function wayBack(told: Reminder): Pick<RenewalNotice, 'certificateId' | 'recovery'> | undefined {
  if (told.kind === 'renew' || told.kind === 'prove') return told.notice
  return told.kind === 'recover' ? told.standing : undefined
}

function factsOf(
  told: Reminder,
  life: Life,
  { versions }: InstitutionRecord,
  now: Temporal.Instant,
): MilestoneFacts {
  const zone = zoneOf(versions)
  const zoned = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone)
  switch (told.kind) {
    case 'renew':
    case 'prove': {
      const { certificateId, expiryDate, recovery, lastRenewalMoment, proveUntil } = told.notice
      const notAfter = life.certificates.find(({ id }) => id === certificateId)?.notAfter ?? now
      const last = told.kind === 'prove' ? proveUntil : lastRenewalMoment
      return {
        kind: 'before-expiry',
        wanted: told.kind,
        expiryDate,
        recovery,
        lastMoment: zoned(last ?? notAfter),
      }
    }
    case 'unproved': {
      const { issuedAt, proveUntil = now, origin } = told.certificate
      return {
        kind: 'unproved',
        issuedOn: zoned(issuedAt).toPlainDate(),
        proveUntil: zoned(proveUntil),
        origin,
      }
    }
    case 'recover': {
      const { expiryDate, recovery } = told.standing
      return { kind: 'after-expiry', expiryDate, recovery }
    }
    case 'acquire':
      return { kind: 'not-acquired', reason: told.entitlement.reason, deadline: told.lastDay }
  }
}
