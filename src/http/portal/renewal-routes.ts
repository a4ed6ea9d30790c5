import { Hono } from 'hono'
import * as z from 'zod'
import { countedFrom } from '../../domain/renewal-opening.ts'
import { certificateValidity } from '../../domain/validity.ts'
import { isDone } from '../../domain/window-steps.ts'
import { openRenewal } from '../../service/renewal/open-renewal.ts'
import { actIsFresh, type RenewalView, readRenewal } from '../../service/renewal/read-renewal.ts'
import { takeStep } from '../../service/renewal/take-step.ts'
import { endedPage } from '../../web/pages/ended-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { preparingPage } from '../../web/pages/preparing-page.ts'
import { readForm } from '../read-form.ts'
import { notFromElsewhere } from '../same-origin.ts'
import { startPath } from '../site.ts'
import { type EnrolmentWindow, issuingPage, stepPage } from './enrolment-window.ts'
import type { Asked, MemberEnv, Portal } from './portal-env.ts'
import { shellOf, zoned } from './shell.ts'
import { withSession } from './with-session.ts'

/** Shown again when less than this is left of the five minutes: nobody should run out of time half-way. */
const spareForReading = Temporal.Duration.from({ minutes: 3 })
const spareForIssuing = Temporal.Duration.from({ seconds: 20 })

const stepForm = z.object({
  step: z.enum(['renew', 'storage', 'consent', 'second-consent', 'key']),
  answer: z.enum(['yes', 'no']).default('yes'),
})

/** The renewal window, screen by screen; what follows the making of the key is in renewal-outcome-routes.ts. */
export function renewalRoutes(portal: Portal) {
  const { ports } = portal
  return (
    new Hono<MemberEnv>()
      .use('/renewal/*', withSession(portal, 'done'))
      .get(paths.renewalStart, notFromElsewhere, async (c) => {
        const { institution, session } = c.var
        const renewal = await openRenewal(ports, institution, session)
        const isFresh = actIsFresh(ports, institution, session, spareForReading)
        const nextUrl = isFresh ? `/renewal/${renewal.id}` : startPath('renewal')
        const { expiryDate } = session.certificate
        const shell = shellOf(portal, c, {
          script: 'preparing.js',
          refresh: { seconds: 2, url: nextUrl, unless: 'scripted' },
        })
        return c.html(
          preparingPage(shell, {
            expiryDate,
            daysLeft: zoned(portal, c, ports.clock.now())
              .toPlainDate()
              .until(expiryDate, { largestUnit: 'day' }).days,
            certificate: isFresh ? 'done' : 'doing',
            nextUrl,
          }),
        )
      })
      // After a fresh log-on: back to the renewal that asked for it.
      .get('/renewal/resume', async (c) => {
        const { institution, session } = c.var
        const running = await ports.store.at(institution.id).renewals.runningOf(session.certificate.id)
        const isOurs = running?.sessionId === session.record.id
        return c.redirect(isOurs ? `/renewal/${running.id}` : paths.renewalStart, 303)
      })
      .get('/renewal/:id', async (c) => {
        const { institution, session } = c.var
        const view = await readRenewal(ports, institution, session, c.req.param('id'))
        if (view.renewal.state === 'proved') return c.redirect(`/renewal/${view.renewal.id}/done`, 303)
        if (view.renewal.sessionId !== session.record.id) return c.redirect(paths.renewalStart, 303)
        const window = windowOf(portal, c, view)
        if (view.next !== undefined) return c.html(stepPage(portal, c, window, view.next))
        if (isDone(view.renewal.steps, view.made)) return c.redirect(`/renewal/${view.renewal.id}/later`, 303)
        if (!actIsFresh(ports, institution, session, spareForIssuing))
          return c.redirect(startPath('renewal'), 303)
        return c.html(issuingPage(portal, c, window, c.req.header('user-agent') ?? ''))
      })
      .post('/renewal/:id/step', async (c) => {
        const { step, answer } = await readForm(c, stepForm)
        const id = c.req.param('id')
        if (answer === 'no') return c.html(declined(portal, c))
        await takeStep(ports, c.var.institution, c.var.session, id, step)
        return c.redirect(`/renewal/${id}`, 303)
      })
  )
}

function windowOf(
  { ports }: Portal,
  c: Asked & { var: MemberEnv['Variables'] },
  view: RenewalView,
): EnrolmentWindow {
  const { certificate, member } = c.var.session
  const { policy } = view.version
  const { expiryDate: newExpiryDate } = certificateValidity({
    policy,
    now: ports.clock.now(),
    machineNow: ports.clock.machine(),
    oldExpiryDate: countedFrom(certificate.expiryDate, c.var.institution.versions, ports.clock.now()),
  })
  return {
    act: 'renewal',
    member,
    policy,
    base: `/renewal/${view.renewal.id}`,
    counter: view.counter,
    presentExpiryDate: certificate.expiryDate,
    newExpiryDate,
    unproved: view.made !== undefined,
    safeUntil: certificate.expiryDate,
  }
}

/** 「いいえ」: nothing was made, nothing is lost. */
function declined(portal: Portal, c: Asked) {
  return endedPage(shellOf(portal, c, { path: paths.renewalStart }), {
    act: 'renewal',
    why: { kind: 'declined' },
    onward: { url: paths.renewalStart, to: 'again' },
    closeUrl: paths.notices,
  })
}
