import { announcedOn } from '../../domain/announcement.ts'
import { type Board, boardFor, type ReadableEntry } from '../../domain/board.ts'
import { localDate } from '../../domain/local-day.ts'
import { type RenewalNotice, renewalNotice } from '../../domain/notice-milestone.ts'
import { policyToday, zoneOf } from '../../domain/policy-version.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { MemberRecord } from '../../ports/member-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { situationOf } from '../decision/situation-of.ts'
import type { Session } from '../logon/session.ts'
import { rememberTold } from './remember-told.ts'

/** 「重要なお知らせ」 of whoever is logged on, as it stands now. The dates that the renewal notice tells are kept. */
export async function readBoard(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  { member }: Session,
): Promise<Board> {
  const repositories = store.at(institution.id)
  const now = clock.now()
  const { versions } = institution
  const today = localDate(now, zoneOf(versions))
  const renewal = await renewalOf(repositories, institution, member, now)
  const messages = await repositories.board.standing(member.contract.id, today)
  const generated = await generatedFor(repositories, institution, member, now)
  const keys = [...generated, ...messages.map(({ id }) => ({ kind: 'message' as const, subject: id }))]
  const readings = await repositories.board.readings(member.id, keys)
  const { place } = policyToday(versions, now).policy.notices
  const reader = { role: member.role, contractId: member.contract.id }
  return boardFor(reader, { place, renewal, messages, generated, readings }, today)
}

async function renewalOf(
  repositories: Repositories,
  institution: InstitutionRecord,
  { id }: MemberRecord,
  now: Temporal.Instant,
): Promise<RenewalNotice | undefined> {
  const life = await repositories.members.life(id)
  const renewal = life && renewalNotice(situationOf(institution, life, now))
  const told = life?.certificates.find((certificate) => certificate.id === renewal?.certificateId)
  if (renewal === undefined || told === undefined) return undefined
  await rememberTold(repositories, told, renewal.recovery)
  return renewal
}

/** What the program itself has to say, besides the renewal. */
async function generatedFor(
  { mailTroubles }: Repositories,
  { versions }: InstitutionRecord,
  { id }: MemberRecord,
  now: Temporal.Instant,
): Promise<ReadableEntry[]> {
  const zone = zoneOf(versions)
  const changes = announcedOn(versions, localDate(now, zone)).map(
    (change): ReadableEntry => ({
      kind: 'policy-version',
      subject: String(change.version),
      priority: 'important',
      on: change.from,
      change,
    }),
  )
  const trouble = await mailTroubles.inForceOf(id, now)
  if (trouble === undefined) return changes
  const { outboxId: subject, at } = trouble
  const on = localDate(at, zone)
  return [{ kind: 'mail-trouble', subject, priority: 'important', on, at }, ...changes]
}
