import { type Answer, no, yes } from './answer.ts'
import { openEntitlement } from './entitlement.ts'
import type { CertificateFacts, EntitlementFacts } from './life.ts'
import { isBefore, localDate } from './local-day.ts'
import { type RenewalNotice, renewalNotice } from './notice-milestone.ts'
import type { MailMilestoneKind } from './policy.ts'
import { policyToday, zoneOf } from './policy-version.ts'
import type { Situation } from './situation.ts'
import { certificateToProve, memberStanding, type Standing } from './standing.ts'

/** What an administrator reminds somebody of: what is wanted of him today, and nothing else. */
export type Reminder =
  | { kind: 'renew' | 'prove'; notice: RenewalNotice }
  | { kind: 'unproved'; certificate: CertificateFacts }
  | { kind: 'acquire'; entitlement: EntitlementFacts; lastDay: Temporal.PlainDate }
  | { kind: 'recover'; standing: Standing & { kind: 'expired-recoverable' } }

/** Mails about somebody's certificate, as the outbox has them: not codes, and not what an administrator is told of others. */
export type CertificateMail = MailMilestoneKind | 'reminded'

export const certificateMails: readonly CertificateMail[] = [
  'not-acquired',
  'before-expiry',
  'after-expiry',
  'grace-ends',
  'unproved',
  'reminded',
]

export interface Reminded {
  hasAddress: boolean
  /** When he was last reminded by anybody. */
  lastAt?: Temporal.Instant
}

/** One mail a day at most, so that a reminder stays one: whoever is written to daily stops reading. */
export function reminder(situation: Situation, { hasAddress, lastAt }: Reminded): Answer<Reminder> {
  const { versions, switches, now } = situation
  const { notices } = policyToday(versions, now).policy
  const owed = owedBy(situation)
  if (owed === undefined) return no('nothing-to-remind', { kind: 'none-needed' })
  if (switches.mails === 'off' || notices.mails !== 'on') return no('mails-off', { kind: 'ask-institution' })
  if (!hasAddress) return no('no-mail-address', { kind: 'ask-institution' })
  const zone = zoneOf(versions)
  if (lastAt !== undefined && !isBefore(localDate(lastAt, zone), localDate(now, zone))) {
    return no('reminded-today', { kind: 'none-needed' }, { at: lastAt.toString() })
  }
  return yes(owed)
}

function owedBy(situation: Situation): Reminder | undefined {
  const { life, versions, now } = situation
  if (life.member.stops.length > 0) return undefined // a mail that asks for what is refused
  const notice = renewalNotice(situation)
  if (notice !== undefined) return { kind: notice.kind, notice }
  const unproved = certificateToProve(life, versions, now)
  if (unproved !== undefined) return { kind: 'unproved', certificate: unproved }
  const standing = memberStanding(life, versions, now)
  if (standing.kind === 'expired-recoverable' && standing.recovery.kind === 'acquire') {
    return { kind: 'recover', standing }
  }
  const open = openEntitlement(life, versions, now)
  return open?.usable && standing.kind === 'not-acquired'
    ? { kind: 'acquire', entitlement: open.entitlement, lastDay: open.lastDay }
    : undefined
}
