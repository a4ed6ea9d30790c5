import { Hono } from 'hono'
import { waitingOn } from '../../domain/board.ts'
import { expiryDates } from '../../domain/expiry-dates.ts'
import type { Standing } from '../../domain/standing.ts'
import { readCertificates } from '../../service/certificate/read-certificates.ts'
import { readBoard } from '../../service/notice/read-board.ts'
import { peopleOf } from '../../service/people/people-of.ts'
import { listAskedRecoveries } from '../../service/recovery/decide-recovery.ts'
import { certificatePage } from '../../web/pages/certificate-page.ts'
import { menuPage } from '../../web/pages/menu-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { certificateContents, certificateInHistory, stateOf } from './certificate-contents.ts'
import { generatedNotice } from './generated-notice.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { servicesOnMenu } from './service-routes.ts'
import { shellOf, zoned } from './shell.ts'
import { toldOnPage } from './told-on-page.ts'
import { withSession } from './with-session.ts'

/** What a member sees once he is in, besides the board: the menu, his certificate. */
export function memberRoutes(portal: Portal) {
  const { ports } = portal
  const { clock } = ports
  return new Hono<MemberEnv>()
    .get(paths.menu, withSession(portal, 'done'), async (c) => {
      const { member, certificate } = c.var.session
      const board = await readBoard(ports, c.var.institution, c.var.session)
      const notices = waitingOn(board)
      const notice = board.notice && { notice: generatedNotice(portal, c, board.notice) }
      const told = await toldOnPage(portal, c)
      const { expiryDate } = certificate
      const { addressChanges } = ports.store.at(c.var.institution.id)
      const waiting = await addressChanges.openOf(member.id, clock.now())
      const people = await peopleOf(ports, c.var.institution, c.var.session)
      const asked = people && (await listAskedRecoveries(ports, c.var.institution, c.var.session))
      return c.html(
        menuPage(shellOf(portal, c, { member }), {
          notices,
          ...notice,
          expiryDate,
          ...(people && { people }),
          told,
          services: await servicesOnMenu(portal, c),
          ...(asked && { recoveriesAsked: asked.length }),
          ...(waiting && { addressUntil: zoned(portal, c, waiting.expiresAt) }),
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
