import type { StaffId } from '../../domain/id.ts'
import type { Language } from '../../domain/language.ts'
import { isEarlier } from '../../domain/local-day.ts'
import { policyToday } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import { sessionEnd, sessionLimit } from '../../domain/session-end.ts'
import { type StaffAct, type StaffRole, staffActs, staffMay } from '../../domain/staff.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import type {
  SignInMethod,
  StaffRecord,
  StaffSessionEnd,
  StaffSessionId,
  StaffSessionRecord,
} from '../../ports/staff-records.ts'
import type { Repositories } from '../../ports/store.ts'
import { record } from '../audit/record.ts'
import { hashToken, makeToken } from '../token.ts'

export interface StaffSession {
  record: StaffSessionRecord
  person: {
    id: StaffId
    loginId: string
    name: string
    roles: readonly StaffRole[]
    language: Language
    /** What he has set up to sign in with. */
    methods: SignInMethod[]
  }
  may: StaffAct[]
  /** When it ends, if nothing happens in it before. */
  endsAt: Temporal.Instant
}

type SessionPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

/** A touch is written at most this often: an application that asks all day must not cost a write each time. */
const touchEvery = Temporal.Duration.from({ seconds: 30 })

/**
 * The session of this cookie. The person is read on every request, so that roles that were taken away, and an ID that was
 * disabled, count from the next one on. To look is no act: it makes no session last longer. Refuses: staff-not-signed-in,
 * staff-session-ended.
 */
export async function readStaffSession(
  ports: SessionPorts,
  institution: InstitutionRecord,
  token: string | undefined,
  use: 'act' | 'look' = 'act',
): Promise<StaffSession> {
  if (token === undefined) throw new Refusal('staff-not-signed-in', 'there is no session')
  const { staffSessions } = ports.store.at(institution.id)
  const found = await staffSessions.byToken(hashToken(ports.crypto, token))
  if (found === undefined) throw ended('unknown')
  const { session, person, hasPasskey } = found
  if (session.ended !== undefined) throw ended(session.ended)

  const now = ports.clock.now()
  const reason = endOf(session, person, institution, now)
  if (reason !== undefined) {
    await endSession(ports, institution, session, reason)
    throw ended(reason)
  }
  const isStale = use === 'act' && isEarlier(session.lastSeenAt.add(touchEvery), now)
  if (isStale) await staffSessions.touch(session.id, now)
  const lastSeenAt = isStale ? now : session.lastSeenAt
  const { id, loginId, displayName, roles, language } = person
  const methods: SignInMethod[] = [
    ...(hasPasskey ? (['passkey'] as const) : []),
    ...(person.passwordHash === undefined ? [] : (['password'] as const)),
  ]
  return {
    record: session,
    person: { id, loginId, name: displayName, roles, language, methods },
    may: staffActs.filter((act) => staffMay(roles, act)),
    endsAt: sessionLimit({ ...session, lastSeenAt }, policyToday(institution.versions, now).policy.session),
  }
}

/**
 * Makes the session of somebody who has just signed in, and ends the one that the browser had. Who was disabled or renewed
 * while he did so has none: what he showed opens nothing any more.
 */
export async function addStaffSession(
  ports: SessionPorts,
  tx: Repositories,
  staffId: StaffId,
  method: SignInMethod,
  before: string | undefined,
): Promise<string> {
  if (!(await tx.staff.holdActive(staffId)))
    throw new Refusal('sign-in-failed', 'he may not sign in any more')
  const now = ports.clock.now()
  if (before !== undefined) {
    const old = await tx.staffSessions.byToken(hashToken(ports.crypto, before))
    if (old !== undefined && (await tx.staffSessions.end(old.session.id, 'replaced', now))) {
      await recordEnd(ports, tx, old.session, 'replaced')
    }
  }
  const token = makeToken(ports)
  // A UUID is what a session id is.
  const id = ports.random.uuid() as StaffSessionId
  await tx.staffSessions.add({ id, staffId, method, createdAt: now }, token.hash)
  await record(ports, tx, {
    at: now,
    actor: 'staff',
    actorId: staffId,
    kind: 'staff-signed-in',
    facts: { method, session: id },
  })
  return token.text
}

async function endSession(
  ports: SessionPorts,
  institution: InstitutionRecord,
  session: StaffSessionRecord,
  reason: StaffSessionEnd,
): Promise<void> {
  await ports.store.transact(institution.id, async (tx) => {
    if (await tx.staffSessions.end(session.id, reason, ports.clock.now())) {
      await recordEnd(ports, tx, session, reason)
    }
  })
}

async function recordEnd(
  ports: SessionPorts,
  tx: Repositories,
  { id, staffId }: StaffSessionRecord,
  reason: StaffSessionEnd,
): Promise<void> {
  await record(ports, tx, {
    at: ports.clock.now(),
    actor: 'staff',
    actorId: staffId,
    kind: 'staff-session-ended',
    facts: { session: id, reason },
  })
}

function ended(reason: StaffSessionEnd | 'unknown'): Refusal {
  return new Refusal('staff-session-ended', `the session has ended: ${reason}`, { reason })
}

/** Why it is over, if it is. */
function endOf(
  session: StaffSessionRecord,
  person: StaffRecord,
  { versions }: InstitutionRecord,
  now: Temporal.Instant,
): StaffSessionEnd | undefined {
  if (person.disabledAt !== undefined) return 'disabled'
  return sessionEnd(session, policyToday(versions, now).policy.session, now)
}
