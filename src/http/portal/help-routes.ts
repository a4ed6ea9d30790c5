import { Hono } from 'hono'
import * as z from 'zod'
import { Refusal } from '../../domain/refusal.ts'
import { helpByPins } from '../../service/member/help-by-pins.ts'
import { remindOfLoginId } from '../../service/member/remind-of-login-id.ts'
import { type HelpPageProps, helpPage } from '../../web/pages/help-page.ts'
import { helpedPage } from '../../web/pages/helped-page.ts'
import { lostIdPage, lostIdSentPage } from '../../web/pages/lost-id-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { problems as statuses } from '../problem.ts'
import { line, readForm } from '../read-form.ts'
import {
  identificationForm,
  identificationOf,
  identifying,
  missingFields,
  refusedAct,
  typedRole,
} from './identification-form.ts'
import type { Asked, Portal, PortalEnv } from './portal-env.ts'
import { shellOf, today, zoned } from './shell.ts'

const lostId = z.object({ contractId: line, address: line })

/** For whoever cannot log on: how it stands with him, and which ID he has. */
export function helpRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<PortalEnv>()
    .get(paths.help, (c) => {
      const role = typedRole.parse(c.req.query('role'))
      return c.html(helpPage(shellOf(portal, c), { ...formProps(portal, c, { role }), problems: [] }))
    })
    .post(paths.help, async (c) => {
      const typed = await readForm(c, identificationForm)
      const problems = missingFields(typed)
      const again = (more: Partial<HelpPageProps>) =>
        helpPage(shellOf(portal, c), { ...formProps(portal, c, typed), problems, ...more })
      if (problems.length > 0) return c.html(again({}), 422)
      try {
        const { institution } = c.var
        const { member, help } = await helpByPins(ports, institution, identificationOf(typed))
        const at = zoned(portal, c, ports.clock.now())
        const { displayName: person, loginId } = member
        return c.html(helpedPage(shellOf(portal, c), { help, person, loginId, at }))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return c.html(again({ refused: refusedAct(portal, c, error) }), statuses[error.code].status)
      }
    })
    .get(paths.lostId, (c) => {
      const { pin } = today(ports.clock, c).policy
      return c.html(lostIdPage(shellOf(portal, c), { typed: {}, problems: [], pin }))
    })
    .post(paths.lostId, async (c) => {
      const typed = await readForm(c, lostId)
      const { pin } = today(ports.clock, c).policy
      const problems = (['contractId', 'address'] as const)
        .filter((field) => typed[field].trim() === '')
        .map((field) => ({ field, fault: 'missing' as const }))
      if (problems.length > 0) return c.html(lostIdPage(shellOf(portal, c), { typed, problems, pin }), 422)
      await remindOfLoginId(ports, c.var.institution, typed.contractId, typed.address)
      return c.html(lostIdSentPage(shellOf(portal, c)))
    })
}

function formProps(
  portal: Portal,
  c: Asked,
  typed: Parameters<typeof identifying>[2],
): Omit<HelpPageProps, 'problems'> {
  const { reportLockMinutes: minutes, pin } = today(portal.ports.clock, c).policy
  return { ...identifying(portal, c, typed), lock: { tries: pin.tries, minutes } }
}
