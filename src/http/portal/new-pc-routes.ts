import { type Context, Hono } from 'hono'
import { Refusal } from '../../domain/refusal.ts'
import { doAct } from '../../service/people/do-act.ts'
import { readOwnNewPc } from '../../service/people/read-own-new-pc.ts'
import { withdrawNewPc } from '../../service/people/withdraw-new-pc.ts'
import { type NewPcPageProps, newPcPage } from '../../web/pages/new-pc-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { problems as statuses } from '../problem.ts'
import { readForm } from '../read-form.ts'
import { deskForm, missingIn, sentOf } from './desk-form.ts'
import { refusedAct } from './identification-form.ts'
import type { MemberEnv, Portal } from './portal-env.ts'
import { shellOf, today, zoned } from './shell.ts'
import { withSession } from './with-session.ts'

/** 「新しいパソコン」, by whoever is logged on with his certificate. */
export function newPcRoutes(portal: Portal) {
  const { ports } = portal
  const done = withSession(portal, 'done')
  return new Hono<MemberEnv>()
    .get(paths.newPc, done, async (c) => c.html(await page(portal, c, {})))
    .post(paths.newPc, done, async (c) => {
      const { institution, session } = c.var
      const sent = await readForm(c, deskForm)
      const { form } = sent
      const missing = missingIn('new-pc', sent)
      if (missing.length > 0) return c.html(await page(portal, c, { form, missing }), 422)
      try {
        const wish = { act: 'new-pc', memberId: session.member.id } as const
        await doAct(ports, institution, session, wish, sentOf(sent))
        return c.redirect(paths.newPc, 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const refused = refusedAct(portal, c, error)
        return c.html(await page(portal, c, { form, refused }), statuses[error.code].status)
      }
    })
    .post(paths.newPcWithdraw, done, async (c) => {
      const { institution, session } = c.var
      await withdrawNewPc(ports, institution, session, session.member.id)
      return c.redirect(paths.newPc, 303)
    })
}

async function page(portal: Portal, c: Context<MemberEnv>, more: Partial<NewPcPageProps>) {
  const { ports } = portal
  const { institution, session } = c.var
  const { member } = session
  const { policy } = today(ports.clock, c)
  const { progress, refused: impossible } = await readOwnNewPc(ports, institution, session)
  return newPcPage(shellOf(portal, c, { member, path: paths.newPc }), {
    progress,
    ...(impossible && { impossible: { ...impossible, at: zoned(portal, c, ports.clock.now()) } }),
    zone: policy.zone,
    contractNumber: member.contract.number,
    loginId: member.loginId,
    form: ports.random.uuid(),
    missing: [],
    confirm: { role: member.role, maxLength: policy.pin.maxLength },
    ...more,
  })
}
