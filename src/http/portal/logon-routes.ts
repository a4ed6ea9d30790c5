import { Hono } from 'hono'
import * as z from 'zod'
import type { LogonPurpose } from '../../domain/logon.ts'
import { chosenPinFaults } from '../../domain/pin.ts'
import { Refusal } from '../../domain/refusal.ts'
import { beginAttempt } from '../../service/logon/begin-attempt.ts'
import { changePins } from '../../service/logon/change-pins.ts'
import { enterPin } from '../../service/logon/enter-pin.ts'
import { logOff } from '../../service/logon/log-off.ts'
import { redeemCode } from '../../service/logon/redeem-code.ts'
import { readSession } from '../../service/logon/session.ts'
import { loggedOffPage } from '../../web/pages/error-pages.ts'
import { firstUsePage } from '../../web/pages/first-use-page.ts'
import { logonPage } from '../../web/pages/logon-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { pinPage } from '../../web/pages/pin-page.ts'
import { provedPage } from '../../web/pages/proved-page.ts'
import { dropCookie, readCookie, writeCookie } from '../cookies.ts'
import { line, readForm } from '../read-form.ts'
import { logonUrl } from '../site.ts'
import { afterLogon } from './after-logon.ts'
import { failurePage } from './failure-page.ts'
import type { Asked, MemberEnv, Portal, PortalEnv } from './portal-env.ts'
import { personOf, shellOf, today } from './shell.ts'
import { withSession } from './with-session.ts'

const purpose = z.enum(['logon', 'renewal', 'proof']).catch('logon')

/** The log-on page, and the portal's half of a log-on. */
export function logonRoutes(portal: Portal) {
  const { ports, site } = portal
  return new Hono<PortalEnv>()
    .get(paths.logon, (c) =>
      c.html(logonPage(shellOf(portal, c), { logon: today(ports.clock, c).policy.logon })),
    )
    .get(paths.logonStart, (c) => {
      const asked: LogonPurpose = purpose.parse(c.req.query('purpose'))
      const { institution, language } = c.var
      const { label, cookie } = beginAttempt(ports, institution, asked, readCookie(c, 'attempt'))
      writeCookie(c, 'attempt', cookie)
      return c.redirect(logonUrl(site, institution.slug, label, language), 303)
    })
    .get('/logon/return', async (c) => {
      const { institution } = c.var
      const token = readCookie(c, 'session')
      const session =
        token === undefined ? undefined : await readSession(ports, institution, token).catch(notThere)
      const issuers = portal.directory.bySlug(institution.slug)?.issuers ?? []
      const redeemed = await redeemCode(
        ports,
        { institution, issuers },
        {
          code: c.req.query('code') ?? '',
          cookie: readCookie(c, 'attempt'),
          session,
        },
      )
      if (redeemed.kind === 'refused') return c.html(failurePage(portal, c, redeemed), 403)
      if (redeemed.kind === 'shown-again') return c.redirect('/renewal/resume', 303)
      writeCookie(c, 'session', redeemed.token)
      return c.redirect(redeemed.purpose === 'proof' ? '/logon/proved' : '/logon/next', 303)
    })
}

/** What the person has to do between the certificate and the menu. */
export function logonStepRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<MemberEnv>()
    .get('/logon/next', withSession(portal, 'any'), async (c) => c.redirect(await afterLogon(portal, c), 303))
    .get('/logon/proved', withSession(portal, 'any'), (c) =>
      c.var.session.owes === 'nothing'
        ? c.html(provedPage(shellOf(portal, c), { closeUrl: paths.notices }))
        : c.redirect('/logon/next', 303),
    )
    .get(paths.pin, withSession(portal, 'any'), (c) => {
      if (c.var.session.owes !== 'pin') return c.redirect('/logon/next', 303)
      return c.html(pinPage(shellOf(portal, c), pinProps(portal, c)))
    })
    .post(paths.pin, withSession(portal, 'any'), async (c) => {
      const { pin } = await readForm(c, z.object({ pin: line }))
      if (c.var.session.owes !== 'pin') return c.redirect('/logon/next', 303)
      const again = (problem: Parameters<typeof pinPage>[1]['problem']) =>
        c.html(pinPage(shellOf(portal, c), { ...pinProps(portal, c), ...(problem && { problem }) }), 422)
      if (pin === '') return again({ kind: 'missing' })
      try {
        await enterPin(ports, c.var.institution, c.var.session, pin)
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'pin-wrong') throw error
        return again({ kind: 'wrong', triesLeft: Number(error.facts.triesLeft) })
      }
      return c.redirect('/logon/next', 303)
    })
    .post(paths.logOff, withSession(portal, 'any'), async (c) => {
      await logOff(ports, c.var.institution, c.var.session)
      dropCookie(c, 'session')
      return c.html(loggedOffPage(shellOf(portal, c, { path: paths.logon })))
    })
    .route('/', firstUseRoutes(portal))
}

const chosen = z.object({ pin: line, pinAgain: line, confirmationPin: line, confirmationPinAgain: line })

type Field = keyof z.infer<typeof chosen>
type Problems = Parameters<typeof firstUsePage>[1]['problems']

/** 開通確認. */
function firstUseRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<MemberEnv>()
    .get(paths.firstUse, withSession(portal, 'first-use'), (c) => {
      const { pin } = today(ports.clock, c).policy
      return c.html(firstUsePage(shellOf(portal, c), { role: c.var.session.member.role, pin, problems: [] }))
    })
    .post(paths.firstUse, withSession(portal, 'first-use'), async (c) => {
      const typed = await readForm(c, chosen)
      const { pin } = today(ports.clock, c).policy
      const again = (problems: Problems) =>
        c.html(firstUsePage(shellOf(portal, c), { role: c.var.session.member.role, pin, problems }), 422)
      const faults = Object.entries(chosenPinFaults(typed, pin))
      if (faults.length > 0) return again(faults.map(([field, fault]) => ({ field: fieldOf(field), fault })))
      try {
        await changePins(ports, c.var.institution, c.var.session, typed)
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'pin-unacceptable') throw error
        return again([{ field: fieldOf(String(error.facts.field)), fault: 'same-as-before' }])
      }
      return c.redirect('/logon/next', 303)
    })
}

const fieldOf = (name: string): Field =>
  z.enum(['pin', 'pinAgain', 'confirmationPin', 'confirmationPinAgain']).parse(name)

function pinProps({ ports }: Portal, c: Asked & { var: MemberEnv['Variables'] }) {
  const { session, language } = c.var
  return {
    ...personOf(session.member, language),
    role: session.member.role,
    pin: today(ports.clock, c).policy.pin,
  }
}

function notThere(error: unknown): undefined {
  if (error instanceof Refusal) return undefined
  throw error
}
