import { Hono } from 'hono'
import { expiryDates } from '../../domain/expiry-dates.ts'
import type { RenewalNotice } from '../../domain/notice-milestone.ts'
import { seesPeople } from '../../domain/permission.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { Standing } from '../../domain/standing.ts'
import { readCertificates } from '../../service/certificate/read-certificates.ts'
import { openRenewalNotice, readBoard } from '../../service/notice/read-board.ts'
import { certificatePage } from '../../web/pages/certificate-page.ts'
import { menuPage } from '../../web/pages/menu-page.ts'
import { type GeneratedNotice, noticesPage } from '../../web/pages/notices-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { renewalNoticePage } from '../../web/pages/renewal-notice-page.ts'
import { certificateContents, certificateInHistory, stateOf } from './certificate-contents.ts'
import type { Asked, MemberEnv, Portal } from './portal-env.ts'
import { personOf, shellOf, zoned } from './shell.ts'
import { toldOnPage } from './told-on-page.ts'
import { withSession } from './with-session.ts'

/** What a member sees once he is in: the menu, 「重要なお知らせ」, his certificate. */
export function memberRoutes(portal: Portal) {
  const { ports } = portal
  const { clock } = ports
  return new Hono<MemberEnv>()
    .get(paths.menu, withSession(portal, 'done'), async (c) => {
      const { member, certificate } = c.var.session
      const { renewal } = await readBoard(ports, c.var.institution, c.var.session)
      const notices = renewal === undefined ? 0 : 1
      const told = await toldOnPage(portal, c)
      const { expiryDate } = certificate
      const people = seesPeople(member.role)
      return c.html(menuPage(shellOf(portal, c, { member }), { notices, expiryDate, people, told }))
    })
    .get(paths.notices, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const { renewal } = await readBoard(ports, institution, session)
      const { renewalOpensOn } = expiryDates(session.certificate, institution.versions, clock.now())
      const notices = renewal === undefined ? [] : [generated(portal, c, renewal)]
      const isPending =
        Temporal.PlainDate.compare(renewalOpensOn, zoned(portal, c, clock.now()).toPlainDate()) > 0
      return c.html(
        noticesPage(shellOf(portal, c, { member: session.member }), {
          notices,
          told: await toldOnPage(portal, c),
          ...(isPending && { renewalOpensOn }),
        }),
      )
    })
    .get(paths.renewalNotice, withSession(portal, 'done'), async (c) => {
      const { institution, session, language } = c.var
      const renewal = await openRenewalNotice(ports, institution, session)
      if (renewal === undefined) throw new Refusal('not-found', 'no renewal is owed')
      const { lastDay, daysLeft } = generated(portal, c, renewal)
      const { renewalOpensOn } = expiryDates(
        { expiryDate: renewal.expiryDate },
        institution.versions,
        clock.now(),
      )
      return c.html(
        renewalNoticePage(shellOf(portal, c, { member: session.member }), {
          kind: renewal.kind === 'renew' ? 'renewal' : 'proof',
          ...personOf(session.member, language),
          expiryDate: renewal.expiryDate,
          renewalOpensOn,
          lastMoment: lastMoment(portal, c, renewal, lastDay),
          daysLeft,
          recovery: renewal.recovery,
        }),
      )
    })
    .get(paths.certificate, withSession(portal, 'done'), async (c) => {
      const { institution, session } = c.var
      const views = await readCertificates(ports, institution, session)
      const used = views.find(({ certificate }) => certificate.id === session.certificate.id)
      const dates = expiryDates(session.certificate, institution.versions, clock.now())
      return c.html(
        certificatePage(shellOf(portal, c, { member: session.member }), {
          current: used && {
            contents: certificateContents(portal, c, used.certificate),
            state: stateOf(used),
          },
          ...(isRenewable(used?.standing) && {
            renewal: { opensOn: dates.renewalOpensOn, lastDay: dates.expiryDate },
          }),
          history: views
            .filter((view) => view !== used && view.certificate.der !== undefined)
            .map((view) => certificateInHistory(portal, c, view)),
          told: await toldOnPage(portal, c),
        }),
      )
    })
}

function isRenewable(standing: Standing | undefined): boolean {
  return standing?.kind === 'renewable' || standing?.kind === 'active'
}

function generated(portal: Portal, c: Asked, notice: RenewalNotice): GeneratedNotice {
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
function lastMoment(portal: Portal, c: Asked, notice: RenewalNotice, lastDay: Temporal.PlainDate) {
  const moment = notice.kind === 'prove' ? notice.proveUntil : notice.lastRenewalMoment
  if (moment !== undefined) return zoned(portal, c, moment)
  const { timeZoneId } = zoned(portal, c, portal.ports.clock.now())
  return lastDay.toZonedDateTime({ timeZone: timeZoneId, plainTime: '23:59:59' })
}
