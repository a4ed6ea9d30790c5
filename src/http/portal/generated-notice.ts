import type { RenewalNotice } from '../../domain/notice-milestone.ts'
import type { GeneratedNotice } from '../../web/pages/notices-page.ts'
import type { Asked, Portal } from './portal-env.ts'
import { zoned } from './shell.ts'

/** The title of the renewal notice: what is wanted, until when, and how many days that is. */
export function generatedNotice(portal: Portal, c: Asked, notice: RenewalNotice): GeneratedNotice {
  if (notice.kind === 'renew' || notice.proveUntil === undefined) {
    return { kind: 'renewal', lastDay: notice.expiryDate, daysLeft: notice.daysLeft }
  }
  const lastDay = zoned(portal, c, notice.proveUntil).toPlainDate()
  const daysLeft = zoned(portal, c, portal.ports.clock.now())
    .toPlainDate()
    .until(lastDay, { largestUnit: 'day' }).days
  return { kind: 'proof', lastDay, daysLeft }
}

/** The real last open moment; the end of the day where the hours leave none open. */
export function lastMoment(portal: Portal, c: Asked, notice: RenewalNotice, lastDay: Temporal.PlainDate) {
  const moment = notice.kind === 'prove' ? notice.proveUntil : notice.lastRenewalMoment
  if (moment !== undefined) return zoned(portal, c, moment)
  const { timeZoneId } = zoned(portal, c, portal.ports.clock.now())
  return lastDay.toZonedDateTime({ timeZone: timeZoneId, plainTime: '23:59:59' })
}
