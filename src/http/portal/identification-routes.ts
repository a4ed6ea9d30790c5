import { Hono } from 'hono'
import * as z from 'zod'
import { isLater } from '../../domain/local-day.ts'
import { maskAddress } from '../../domain/mask-address.ts'
import { Refusal, type RefusalCode } from '../../domain/refusal.ts'
import { proofOf } from '../../domain/second-proof.ts'
import { enterPickupCode } from '../../service/acquisition/enter-pickup-code.ts'
import { identify } from '../../service/acquisition/identify.ts'
import { type AcquisitionView, readAcquisition } from '../../service/acquisition/read-acquisition.ts'
import { pickupMailPause, requestPickupCode } from '../../service/acquisition/request-pickup-code.ts'
import { type IdentificationPageProps, identificationPage } from '../../web/pages/identification-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { type PickupMail, type PickupPageProps, pickupPage } from '../../web/pages/pickup-page.ts'
import { readCookie, writeCookie } from '../cookies.ts'
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
import { personOf, shellOf, zoned } from './shell.ts'

/** Who is it? IDs and PINs, then the code that came on the second channel. */
export function identificationRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<PortalEnv>()
    .get(paths.acquire, (c) => {
      const shell = shellOf(portal, c)
      return c.html(
        identificationPage(shell, {
          ...identifying(portal, c, { role: typedRole.parse(c.req.query('role')) }),
          problems: [],
        }),
      )
    })
    .post(paths.acquire, async (c) => {
      const typed = await readForm(c, identificationForm)
      const problems = missingFields(typed)
      const again = (more: Partial<IdentificationPageProps>) =>
        identificationPage(shellOf(portal, c), { ...identifying(portal, c, typed), problems, ...more })
      if (problems.length > 0) return c.html(again({}), 422)
      try {
        writeCookie(c, 'acquisition', await identify(ports, c.var.institution, identificationOf(typed)))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return c.html(again({ refused: refusedAct(portal, c, error) }), statuses[error.code].status)
      }
      return c.redirect(paths.pickup, 303)
    })
    .get(paths.pickup, async (c) => {
      const view = await readAcquisition(ports, c.var.institution, readCookie(c, 'acquisition'))
      if (view.next !== 'second-proof') return c.redirect('/acquire/window', 303)
      return c.html(
        pickupPage(shellOf(portal, c, { script: 'passkey.js' }), await pickupProps(portal, c, view)),
      )
    })
    .post(paths.pickup, async (c) => {
      const { code } = await readForm(c, z.object({ code: line }))
      const token = readCookie(c, 'acquisition')
      const view = await readAcquisition(ports, c.var.institution, token)
      const again = async (more: Partial<PickupPageProps>) =>
        pickupPage(shellOf(portal, c, { script: 'passkey.js' }), {
          ...(await pickupProps(portal, c, view)),
          ...more,
        })
      if (code.trim() === '')
        return c.html(await again({ problems: [{ field: 'code', fault: 'missing' }] }), 422)
      try {
        await enterPickupCode(ports, c.var.institution, token, code)
      } catch (error) {
        if (!(error instanceof Refusal) || !codeRefusals.has(error.code)) throw error
        return c.html(await again({ refused: refusedAct(portal, c, error) }), 403)
      }
      return c.redirect('/acquire/window', 303)
    })
    .post(paths.pickupMail, async (c) => {
      await requestPickupCode(ports, c.var.institution, readCookie(c, 'acquisition'))
      return c.redirect(paths.pickup, 303)
    })
}

const codeRefusals = new Set<RefusalCode>(['pickup-code-wrong', 'pickup-code-spent'])

async function pickupProps(portal: Portal, c: Asked, view: AcquisitionView): Promise<PickupPageProps> {
  const { channels } = view.version.policy.pickup
  return {
    ...personOf(view.member, c.var.language),
    channels: channels.filter((channel) => view.accepted.includes(proofOf(channel))),
    passkey: view.accepted.includes('passkey'),
    mail: await mailOf(portal, c, view),
    problems: [],
  }
}

async function mailOf(portal: Portal, c: Asked, { member, accepted }: AcquisitionView): Promise<PickupMail> {
  const { ports } = portal
  if (member.mailAddress === undefined || !accepted.includes('mail-code')) {
    return { kind: 'not-offered' }
  }
  const maskedAddress = maskAddress(member.mailAddress)
  const repositories = ports.store.at(c.var.institution.id)
  const now = ports.clock.now()
  const usable = await repositories.pickupCodes.usableOf(member.id, now)
  const sent = usable.find(({ channel }) => channel === 'mail')
  if (sent === undefined) return { kind: 'can-send', maskedAddress }
  const soonest = sent.madeAt.add(pickupMailPause)
  return {
    kind: 'sent',
    maskedAddress,
    validUntil: zoned(portal, c, sent.expiresAt),
    again: isLater(soonest, now) ? zoned(portal, c, soonest) : 'now',
  }
}
