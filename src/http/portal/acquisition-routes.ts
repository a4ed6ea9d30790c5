import { Hono } from 'hono'
import * as z from 'zod'
import { decide } from '../../domain/decision.ts'
import { expiryDates } from '../../domain/expiry-dates.ts'
import { Refusal } from '../../domain/refusal.ts'
import { certificateValidity } from '../../domain/validity.ts'
import { isDone } from '../../domain/window-steps.ts'
import { acquireCertificate } from '../../service/acquisition/acquire-certificate.ts'
import { type AcquisitionView, readAcquisition } from '../../service/acquisition/read-acquisition.ts'
import { takeStep } from '../../service/acquisition/take-step.ts'
import { situationOf } from '../../service/decision/situation-of.ts'
import { completedPage } from '../../web/pages/completed-page.ts'
import { endedPage } from '../../web/pages/ended-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { proofLaterPage } from '../../web/pages/proof-later-page.ts'
import { certificateRequest, enrolmentState } from '../../wire/enrolment.ts'
import { readCookie } from '../cookies.ts'
import { readForm, readJson } from '../read-form.ts'
import { certificateContents } from './certificate-contents.ts'
import { type EnrolmentWindow, issuingPage, stepPage } from './enrolment-window.ts'
import { answerIssued } from './issued-answer.ts'
import type { Asked, Portal, PortalEnv } from './portal-env.ts'
import { shellOf, zoned } from './shell.ts'

const base = '/acquire/window'

const stepForm = z.object({
  step: z.enum(['storage', 'consent', 'second-consent', 'key']),
  answer: z.enum(['yes', 'no']).default('yes'),
})

/** 「電子証明書取得」 from consent to the file; identification and code come before (identification-routes.ts). */
export function acquisitionRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<PortalEnv>()
    .get(base, async (c) => {
      const view = await readAcquisition(ports, c.var.institution, readCookie(c, 'acquisition'))
      if (view.next === 'over') return c.redirect(`${base}/done`, 303)
      if (view.next === 'second-proof') return c.redirect(paths.pickup, 303)
      if (view.next === 'colleague' || view.next === 'rejected') return c.redirect(paths.colleague, 303)
      const window = await windowOf(portal, c, view)
      if (view.next !== undefined) return c.html(stepPage(portal, c, window, view.next))
      if (isDone(view.acquisition.steps, view.made)) return c.redirect(`${base}/later`, 303)
      return c.html(issuingPage(portal, c, window, c.req.header('user-agent') ?? ''))
    })
    .post(`${base}/step`, async (c) => {
      const { step, answer } = await readForm(c, stepForm)
      if (answer === 'no') return c.html(declined(portal, c))
      await takeStep(ports, c.var.institution, readCookie(c, 'acquisition'), step)
      return c.redirect(base, 303)
    })
    .post(`${base}/certificate`, async (c) => {
      const { request } = await readJson(c, certificateRequest)
      const { institution } = c.var
      const token = readCookie(c, 'acquisition')
      const issued = await acquireCertificate(ports, institution, token, Uint8Array.fromBase64(request))
      const { member } = await readAcquisition(ports, institution, token)
      return c.json(answerIssued(portal, c.var.institution, member, issued))
    })
    .get(`${base}/status`, async (c) => {
      const { next, made } = await readAcquisition(ports, c.var.institution, readCookie(c, 'acquisition'))
      const over = made === undefined ? 'ended' : 'proved'
      return c.json(enrolmentState.parse({ state: next === 'over' ? over : 'waiting' }))
    })
    .get(`${base}/later`, async (c) => {
      const view = await readAcquisition(ports, c.var.institution, readCookie(c, 'acquisition'))
      if (view.made?.proveUntil === undefined)
        throw new Refusal('renewal-ended', 'nothing waits for its first log-on')
      return c.html(
        proofLaterPage(shellOf(portal, c), {
          act: 'acquisition',
          proveUntil: zoned(portal, c, view.made.proveUntil),
          safeUntil: (await windowOf(portal, c, view)).safeUntil,
          proofUrl: paths.proofStart,
          againUrl: paths.acquire,
          closeUrl: paths.logon,
        }),
      )
    })
    .get(`${base}/done`, async (c) => {
      const { next, made } = await readAcquisition(ports, c.var.institution, readCookie(c, 'acquisition'))
      if (next !== 'over') return c.redirect(base, 303)
      if (made === undefined) throw new Refusal('form-expired', 'it was ended elsewhere')
      return c.html(
        completedPage(shellOf(portal, c), {
          act: 'acquisition',
          contents: certificateContents(portal, c, made),
          old: { kind: 'none' },
          renewalOpensOn: expiryDates(made, c.var.institution.versions, ports.clock.now()).renewalOpensOn,
          closeUrl: paths.logon,
        }),
      )
    })
}

async function windowOf({ ports }: Portal, c: Asked, view: AcquisitionView): Promise<EnrolmentWindow> {
  const { institution } = c.var
  const now = ports.clock.now()
  const life = await ports.store.at(institution.id).members.life(view.member.id)
  if (life === undefined) throw new Refusal('not-found', 'no such member')
  const decision = decide({ act: 'acquire' }, situationOf(institution, life, now))
  if (decision.answer === 'no') throw new Refusal(decision.code, 'nothing can be acquired', decision.facts)
  const { policy } = view.version
  const { expiryDate } = certificateValidity({ policy, now, machineNow: ports.clock.machine() })
  return {
    act: 'acquisition',
    member: view.member,
    policy,
    base,
    counter: view.counter,
    newExpiryDate: expiryDate,
    unproved: view.made !== undefined,
    safeUntil: decision.grant.lastDay,
  }
}

function declined(portal: Portal, c: Asked) {
  return endedPage(shellOf(portal, c, { path: paths.acquire }), {
    act: 'acquisition',
    why: { kind: 'declined' },
    onward: { url: paths.acquire, to: 'again' },
    closeUrl: paths.logon,
  })
}
