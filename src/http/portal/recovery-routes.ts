import { Hono } from 'hono'
import * as z from 'zod'
import { Refusal } from '../../domain/refusal.ts'
import { readAcquisition } from '../../service/acquisition/read-acquisition.ts'
import { requireAdministrator } from '../../service/people/require-administrator.ts'
import { decideRecovery, listAskedRecoveries } from '../../service/recovery/decide-recovery.ts'
import { beginShowing, showPasskey } from '../../service/recovery/show-passkey.ts'
import { type ApprovalsPageProps, approvalsPage, waitingPage } from '../../web/pages/colleague-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { passkeyAnswer, passkeyNothing } from '../../wire/passkey.ts'
import { readCookie } from '../cookies.ts'
import { problems as statuses } from '../problem.ts'
import { line, readForm, readJson } from '../read-form.ts'
import { refusedAct } from './identification-form.ts'
import { partyOf } from './party-of.ts'
import type { Asked, MemberEnv, Portal, PortalEnv } from './portal-env.ts'
import { shellOf, today, zoned } from './shell.ts'
import { withSession } from './with-session.ts'

/** The second proof of whoever comes back after expiry, before he is logged on. */
export function proofRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<PortalEnv>()
    .post(paths.proofOptions, async (c) => {
      await readJson(c, passkeyNothing)
      const { institution } = c.var
      const token = readCookie(c, 'acquisition')
      return c.json(await beginShowing(ports, institution, partyOf(portal, c), token))
    })
    .post(paths.proofPasskey, async (c) => {
      const answer = await readJson(c, passkeyAnswer)
      const { institution } = c.var
      await showPasskey(ports, institution, partyOf(portal, c), readCookie(c, 'acquisition'), answer)
      return c.body(null, 204)
    })
    .get(paths.colleague, async (c) => {
      const view = await readAcquisition(ports, c.var.institution, readCookie(c, 'acquisition'))
      if (view.next === 'rejected') throw new Refusal('colleague-rejected', 'another administrator said no')
      if (view.next !== 'colleague' || view.approval === undefined) return c.redirect('/acquire/window', 303)
      const refresh = { seconds: 15, url: paths.colleague }
      const until = zoned(portal, c, view.approval.expiresAt)
      return c.html(waitingPage(shellOf(portal, c, { refresh }), { until }))
    })
}

const decisionForm = z.object({
  acquisition: line,
  decision: z.enum(['approved', 'rejected']),
  confirmationPin: line,
})

/** What others ask of whoever is logged on. */
export function recoveryRoutes(portal: Portal) {
  const { ports } = portal
  const done = withSession(portal, 'done')
  return new Hono<MemberEnv>()
    .get(paths.recoveryApprovals, done, async (c) => c.html(await approvals(portal, c, {})))
    .post(paths.recoveryApprovals, done, async (c) => {
      const { acquisition, decision, confirmationPin } = await readForm(c, decisionForm)
      const { institution, session } = c.var
      requireAdministrator(session)
      try {
        await decideRecovery(ports, institution, session, acquisition, decision, confirmationPin)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const refused = refusedAct(portal, c, error)
        return c.html(await approvals(portal, c, { refused }), statuses[error.code].status)
      }
      return c.html(await approvals(portal, c, { done: decision }))
    })
}

async function approvals(
  portal: Portal,
  c: Asked & { var: MemberEnv['Variables'] },
  more: Pick<ApprovalsPageProps, 'done' | 'refused'>,
) {
  const { institution, session } = c.var
  requireAdministrator(session)
  const asked = await listAskedRecoveries(portal.ports, institution, session)
  return approvalsPage(shellOf(portal, c, { member: session.member, path: paths.recoveryApprovals }), {
    ...more,
    pin: today(portal.ports.clock, c).policy.pin,
    asked: asked.map(({ acquisitionId, holder, askedAt, expiresAt }) => ({
      acquisitionId,
      person: holder.displayName,
      loginId: holder.loginId,
      at: zoned(portal, c, askedAt),
      until: zoned(portal, c, expiresAt),
    })),
  })
}
