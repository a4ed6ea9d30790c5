import {
  type AuthorityAlarmKind,
  authorityStage,
  isListLate,
  isResponderLate,
  lateAfter,
} from '../../domain/authority-alarms.ts'
import { issuingDaysLeft } from '../../domain/issuer-span.ts'
import { issuingAuthority } from '../../domain/issuing-authority.ts'
import { isLater } from '../../domain/local-day.ts'
import { statusPolicyAt } from '../../domain/status-times.ts'
import type { AlarmId } from '../../ports/alarms.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import type { DirectoryEntry } from '../institution/directory.ts'
import { parsedIssuer } from './build-certificate.ts'

type WatchPorts = Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>

interface Finding {
  kind: AuthorityAlarmKind
  /** By which it is told once. */
  once: Readonly<Record<string, string>>
  more?: Readonly<Record<string, string>>
}

/** Staff hear once of each stage in which a CA nears its end, and once each time that signing lags. Answers with how many alarms. */
export async function alarmAuthorities(ports: WatchPorts, entry: DirectoryEntry): Promise<number> {
  const found = [...nearEnd(entry, ports.clock.now()), ...(await late(ports, entry))]
  let raised = 0
  for (const finding of found) raised += Number(await raiseOnce(ports, entry, finding))
  return raised
}

/** Of the CA that issues, and of its root: what was left behind ends with its last certificate, and nobody has to act. */
function nearEnd({ issuers, institution }: DirectoryEntry, now: Temporal.Instant): Finding[] {
  const issuing = issuingAuthority(issuers)
  if (issuing === undefined) return []
  const root = issuers.find(({ id }) => id === issuing.signedBy)
  const left = [
    ['issuing', issuing, issuingDaysLeft(issuing.notAfter, institution.versions, now)] as const,
    ...(root === undefined
      ? []
      : [['root', root, Math.floor(now.until(root.notAfter).total('days'))] as const]),
  ]
  return left.flatMap(([level, { id }, daysLeft]) => {
    const stage = authorityStage(level, daysLeft)
    if (stage === undefined) return []
    const once = { ca: id, stage: String(stage) }
    return [{ kind: 'ca-near-end', once, more: { level, daysLeft: String(daysLeft) } } as const]
  })
}

async function late(ports: WatchPorts, { institution, issuers }: DirectoryEntry): Promise<Finding[]> {
  const now = ports.clock.machine()
  const found: Finding[] = []
  for (const issuer of issuers) {
    if (issuer.level === 'predecessor' || !isLater(issuer.notAfter, now)) continue
    found.push(...(await lateIn(ports, institution, issuer, now)))
  }
  return found
}

async function lateIn(
  { store, clock }: WatchPorts,
  { id, versions }: InstitutionRecord,
  issuer: IssuerRecord,
  now: Temporal.Instant,
): Promise<Finding[]> {
  const { statusLists, ocsp } = store.at(id)
  const policyBefore = (span: Temporal.DurationLike) => statusPolicyAt(versions, clock.now().subtract(span))
  const { notBefore } = parsedIssuer(issuer)
  const list = issuer.isKeyHere ? await statusLists.lastSigned(issuer.id) : issuer.broughtList
  const unsigned = issuer.isKeyHere ? await statusLists.unsigned(issuer.id) : undefined
  const late = isListLate(issuer, list, notBefore, policyBefore(lateAfter.list), now, unsigned)
  const lists = late ? [lateOf(issuer, 'list', list?.thisUpdate ?? notBefore)] : []
  if (!issuer.isKeyHere) return lists
  const until = (await ocsp.responders(issuer.id))[0]?.notAfter ?? notBefore
  const status = policyBefore(lateAfter.responder)
  if (!isResponderLate(until, issuer.notAfter, notBefore, status, now)) return lists
  return [...lists, lateOf(issuer, 'responder', until)]
}

const lateOf = ({ id }: IssuerRecord, what: 'list' | 'responder', since: Temporal.Instant): Finding => ({
  kind: 'status-late',
  once: { ca: id, what, since: since.toString() },
})

/** Under the lock of the CAs, so that two nodes raise one. */
function raiseOnce(
  ports: WatchPorts,
  { institution }: DirectoryEntry,
  { kind, once, more }: Finding,
): Promise<boolean> {
  return ports.store.transact(institution.id, async (tx) => {
    if (await tx.alarms.isRaised(kind, once)) return false
    await tx.issuers.lock()
    if (await tx.alarms.isRaised(kind, once)) return false
    const at = ports.clock.now()
    // A UUID is what an alarm's id is.
    const id = ports.random.uuid() as AlarmId
    await tx.alarms.raise({ id, kind, raisedAt: at, facts: { ...once, ...more } })
    const facts = { alarm: id, kind, ...once }
    await record(ports, tx, { at, actor: 'system', kind: 'staff-alarmed', facts })
    return true
  })
}
