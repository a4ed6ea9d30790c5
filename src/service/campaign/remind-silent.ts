import { remindableDays } from '../../domain/campaign.ts'
import { firstInstant, localDate } from '../../domain/local-day.ts'
import { policyToday, zoneOf } from '../../domain/policy-version.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { RemindedCount } from '../../ports/campaign.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'
import { holdSession } from '../office/hold-session.ts'
import { byStaff, requireMay } from '../office/require-may.ts'
import type { StaffSession } from '../office/staff-session.ts'
import type { SilentSearch } from './list-silent.ts'
import { spanOf } from './span.ts'

/**
 * One mail more to everybody who may renew today and has begun nothing, but to nobody who has had one today. It is owed as a
 * milestone is: written in the institution's hours, and taken back from whoever renews before. Refuses: mails-off,
 * nothing-to-remind.
 */
export async function remindSilent(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  session: StaffSession,
  { branchCode, ...wish }: SilentSearch,
): Promise<RemindedCount> {
  await requireMay(ports, institution, session, 'remind-silent')
  const now = ports.clock.now()
  const { versions } = institution
  const span = spanOf(institution, wish, now)
  const days = remindableDays(span, versions, now)
  if (days.length === 0) throw new Refusal('nothing-to-remind', 'nobody may renew in these days')
  const { mails, off } = policyToday(versions, now).policy.notices
  if (mails !== 'on' || off.includes('before-expiry')) throw mailsOff()
  const today = localDate(now, zoneOf(versions))
  return ports.store.transact(institution.id, async (tx) => {
    await holdSession(tx, session)
    if ((await tx.killSwitches.engaged()).some(({ name }) => name === 'mails')) throw mailsOff()
    const counted = await tx.campaign.remindSilent({
      days,
      now,
      today,
      dayBegan: firstInstant(today, zoneOf(versions)),
      ...(branchCode !== undefined && { branchCode }),
    })
    await record(ports, tx, {
      ...byStaff(session, now),
      kind: 'silent-reminded',
      facts: {
        ...counted,
        from: span.from.toString(),
        until: span.until.toString(),
        ...(branchCode !== undefined && { branch: branchCode }),
      },
    })
    return counted
  })
}

const mailsOff = () => new Refusal('mails-off', 'no mails of dates go out')
