import { policyToday } from '../../domain/policy-version.ts'
import {
  authenticatedSince,
  type LogonAssurance,
  logonAssurance,
  reissuedAt,
  type ServiceClaims,
  serviceClaims,
} from '../../domain/service-claims.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { SessionId } from '../../ports/logon-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import { endOf, owedBy, type Session } from '../logon/session.ts'

type LogOnPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>
type LoggedOn = Pick<Session, 'record' | 'member' | 'certificate'>

/** What a service knows a session by: another for each service, so that they cannot compare. */
export function sidOf({ crypto }: Pick<Ports, 'crypto'>, session: SessionId, clientId: string): string {
  const bytes = new TextEncoder().encode(`${session}|${clientId}`)
  return crypto
    .mac('service-session', bytes)
    .slice(0, 16)
    .toBase64({ alphabet: 'base64url', omitPadding: true })
}

/** A service takes over this session. From here on it is told of the log-out, whatever brings it about. */
export async function enterService(
  ports: LogOnPorts,
  institution: InstitutionRecord,
  { record: session, member }: LoggedOn,
  clientId: string,
): Promise<void> {
  const now = ports.clock.now()
  const sid = sidOf(ports, session.id, clientId)
  const { policy } = policyToday(institution.versions, now)
  const until = session.createdAt.add({ hours: policy.session.absoluteHours })
  const { id: sessionId, memberId, certificateId } = session
  await ports.store.transact(institution.id, async (tx) => {
    const isNew = await tx.openid.logOns.enter(
      { sid, clientId, sessionId, memberId, certificateId },
      now,
      until,
    )
    if (!isNew) return
    await record(ports, tx, {
      ...byMember(member.id, now),
      certificateId,
      kind: 'service-entered',
      facts: { client: clientId },
    })
  })
}

/** He logs off from a service, or from all that this browser knows: it is told, even where idleness has ended his session here. */
export async function leaveService(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { id }: InstitutionRecord,
  sid: string,
): Promise<void> {
  await store.at(id).openid.logOns.leave(sid, clock.now())
}

/** The log-on that a code or a token stands on, read from the database each time; undefined when it is over. */
export async function readServiceLogOn(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  sid: string,
): Promise<LoggedOn | undefined> {
  const { openid, members, certificates } = store.at(institution.id)
  const found = await openid.logOns.bySid(sid)
  if (found === undefined || found.session.ended !== undefined) return undefined
  const { session } = found
  const [member, certificate, party] = await Promise.all([
    members.byId(session.memberId),
    certificates.byId(session.certificateId),
    openid.parties.byId(found.logOn.clientId),
  ])
  if (member === undefined || certificate === undefined)
    throw new Error(`session ${session.id} stands on nothing`)
  const now = clock.now()
  const isOver =
    party?.endedAt !== undefined ||
    endOf(session, certificate, member, institution, now) !== undefined ||
    owedBy(session, member, institution, now) !== 'nothing'
  return isOver ? undefined : { record: session, member, certificate }
}

export interface ToldLogOn {
  claims: ServiceClaims
  assurance: LogonAssurance
  /** In seconds of the machine's clock, by which services judge it. */
  authTime: number
}

/** What a service is told of this log-on. */
export async function tellLogOn(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  institution: InstitutionRecord,
  { record: session, member, certificate }: LoggedOn,
): Promise<ToldLogOn> {
  const life = await store.at(institution.id).members.life(member.id)
  const reissued = life && reissuedAt(life)
  const now = clock.now()
  const assurance = logonAssurance(certificate, policyToday(institution.versions, now).policy)
  const moved = clock.machine().epochMilliseconds - now.epochMilliseconds
  return {
    assurance,
    authTime: Math.floor((authenticatedSince(session).epochMilliseconds + moved) / 1000),
    claims: serviceClaims({
      subject: member.subject,
      contract: member.contract,
      role: member.role,
      loginId: member.loginId,
      displayName: member.displayName,
      language: member.language,
      ...(certificate.fingerprint && { fingerprint: certificate.fingerprint }),
      certificateUntil: certificate.notAfter,
      keyMedium: assurance.keyMedium,
      ...(reissued && { reissuedAt: reissued }),
    }),
  }
}
