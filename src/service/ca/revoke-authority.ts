import type { AuditEventKind } from '../../domain/audit-event.ts'
import type { CaRevocationShown } from '../../domain/ca-request.ts'
import { type IssuerId, parseId } from '../../domain/id.ts'
import type { AuthorityRevocationReason } from '../../domain/issuing-authority.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Repositories } from '../../ports/store.ts'
import { type Happening, record } from '../audit/record.ts'
import { type RequestKind, refusedIsGone } from '../office/request-kind.ts'
import { byStaff } from '../office/require-may.ts'
import { parsedIssuer } from './build-certificate.ts'
import { showRevocation } from './show-ca.ts'
import { beginToIssue } from './switch-authority.ts'

/** How many certificates end in the transaction of the act itself; the sweep ends the rest within minutes. */
const atOnce = 2000

type RevokePorts = Pick<Ports, 'clock' | 'random' | 'crypto'>

/** A CA ends, with all that it has issued, and the prepared one follows it. */
export const caRevoking: RequestKind<CaRevocationShown> = {
  showAgain: ({ repositories: { issuers }, crypto, now }, { ca, reason }, way) =>
    refusedIsGone(async () => {
      const all = way === 'hold' ? await issuers.lock() : await issuers.all()
      return showRevocation({ crypto }, all, ca.id, reason, now)
    }),
  async carryOut(ports, tx, { session, approvalId }, { ca, reason, work, next }) {
    const by = { ...byStaff(session, ports.clock.now()), facts: { approval: approvalId } }
    if (!(await revokeAuthority(ports, tx, parseId(ca.id), reason, by)))
      throw new Refusal('target-changed', `CA ${ca.id} is not as it was shown`)
    const [follower] = next
    if (work === 'issuing' && follower !== undefined) await beginToIssue(ports, tx, follower.id, by)
  },
}

/**
 * From this transaction on it stands in the list of its root and signs nothing; nobody is logged on by what it has
 * issued. False when it was so before, or there is no such issuing CA.
 */
export async function revokeAuthority(
  ports: RevokePorts,
  tx: Repositories,
  id: IssuerId,
  reason: AuthorityRevocationReason,
  by: Pick<Happening, 'at' | 'actor' | 'actorId' | 'facts'>,
): Promise<boolean> {
  const issuer = (await tx.issuers.lock()).find((one) => one.id === id)
  if (issuer?.level !== 'issuing') return false
  const { serialNumber } = parsedIssuer(issuer)
  if (!(await tx.issuers.revoke(id, serialNumber, reason, by.at))) return false
  await record(ports, tx, {
    ...by,
    kind: 'ca-revoked',
    issuerId: id,
    facts: { ...by.facts, reason, serialNumber },
  })
  await tx.sessions.endOfIssuer(id, 'certificate', by.at)
  await endOfRevoked(ports, tx, by.at, atOnce)
  // A UUID is what an alarm's id is.
  const alarm = ports.random.uuid() as AlarmId
  await tx.alarms.raise({ id: alarm, kind: 'ca-revoked', raisedAt: by.at, facts: { issuer: id, reason } })
  const facts = { alarm, kind: 'ca-revoked' }
  await record(ports, tx, { at: by.at, actor: 'system', kind: 'staff-alarmed', facts })
  return true
}

/**
 * What CAs that are revoked have issued ends too, also what another node was making in that moment. Answers with how
 * many it ended.
 */
export async function endOfRevoked(
  ports: Pick<Ports, 'random' | 'crypto'>,
  tx: Repositories,
  now: Temporal.Instant,
  limit: number,
): Promise<number> {
  const ended = await tx.certificates.endOfRevokedIssuers(now, limit)
  for (const { id, memberId, from, to } of ended) {
    await tx.renewals.endOf(memberId, now)
    const kind: AuditEventKind = to === 'revoked' ? 'certificate-revoked' : 'certificate-abandoned'
    const facts = { from, to, reason: 'superseded', because: 'ca-revoked' }
    await record(ports, tx, { at: now, actor: 'system', kind, memberId, certificateId: id, facts })
  }
  return ended.length
}
