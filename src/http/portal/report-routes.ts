import type { Context } from 'hono'
import { Hono } from 'hono'
import * as z from 'zod'
import { Refusal } from '../../domain/refusal.ts'
import { reportByPins } from '../../service/member/report-by-pins.ts'
import { reportNotMe, reportOwnLoss } from '../../service/member/report-here.ts'
import type { Reported } from '../../service/member/report-loss.ts'
import { lossPage } from '../../web/pages/loss-page.ts'
import { notMePage } from '../../web/pages/not-me-page.ts'
import { paths } from '../../web/pages/paths.ts'
import { type ReportPageProps, reportPage } from '../../web/pages/report-page.ts'
import { stoppedPage, tooLatePage } from '../../web/pages/stopped-page.ts'
import { dropCookie } from '../cookies.ts'
import { countAlarm } from '../metrics.ts'
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
import type { Asked, MemberEnv, Portal, PortalEnv } from './portal-env.ts'
import { shellOf, today, zoned } from './shell.ts'
import { toldOnPage } from './told-on-page.ts'
import { withSession } from './with-session.ts'

const form = identificationForm.extend({ noticeCode: line })

/** 「お心当たりのない通知を受け取った方」: no certificate is wanted, which an attacker may have and the holder not. */
export function reportRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<PortalEnv>()
    .get(paths.notMe, (c) =>
      c.html(
        reportPage(shellOf(portal, c), {
          ...formProps(portal, c, { role: typedRole.parse(c.req.query('role')) }),
          problems: [],
        }),
      ),
    )
    .post(paths.notMe, async (c) => {
      const typed = await readForm(c, form)
      const problems = missingFields(typed)
      const again = (more: Partial<ReportPageProps>) =>
        reportPage(shellOf(portal, c), { ...formProps(portal, c, typed), problems, ...more })
      if (problems.length > 0) return c.html(again({}), 422)
      try {
        const { institution } = c.var
        const reported = await reportByPins(ports, institution, identificationOf(typed), typed.noticeCode)
        return answerReported(portal, c, reported)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const refused = refusedAct(portal, c, error)
        if (error.code === 'not-me-too-late') return answerTooLate(portal, c, error, 'logon')
        return c.html(again({ refused }), statuses[error.code].status)
      }
    })
}

/** The same by whoever is logged on, and 「紛失・盗難の届出」. */
export function reportHereRoutes(portal: Portal) {
  const { ports } = portal
  return new Hono<MemberEnv>()
    .get(paths.notMeHere, withSession(portal, 'done'), async (c) => {
      const events = await toldOnPage(portal, c)
      const shell = shellOf(portal, c, { member: c.var.session.member })
      if (events.length > 0) return c.html(notMePage(shell, { events }))
      const { notMeHours } = today(ports.clock, c).policy
      const error = new Refusal('not-me-too-late', 'there is nothing to report', { hours: notMeHours })
      return answerTooLate(portal, c, error, 'menu')
    })
    .post(paths.notMeHere, withSession(portal, 'done'), async (c) => {
      try {
        return answerReported(portal, c, await reportNotMe(ports, c.var.institution, c.var.session))
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'not-me-too-late') throw error
        return answerTooLate(portal, c, error, 'menu')
      }
    })
    .get(paths.loss, withSession(portal, 'done'), (c) =>
      c.html(lossPage(shellOf(portal, c, { member: c.var.session.member }), lossProps(portal, c))),
    )
    .post(paths.loss, withSession(portal, 'done'), async (c) => {
      const { pin } = await readForm(c, z.object({ pin: line }))
      const props = lossProps(portal, c)
      const again = (problem: Parameters<typeof lossPage>[1]['problem']) =>
        c.html(
          lossPage(shellOf(portal, c, { member: c.var.session.member }), {
            ...props,
            ...(problem && { problem }),
          }),
          422,
        )
      if (props.pin !== undefined && pin === '') return again({ kind: 'missing' })
      try {
        return answerReported(portal, c, await reportOwnLoss(ports, c.var.institution, c.var.session, pin))
      } catch (error) {
        if (!(error instanceof Refusal) || error.code !== 'pin-wrong') throw error
        return again({ kind: 'wrong', triesLeft: Number(error.facts.triesLeft) })
      }
    })
}

function formProps(
  portal: Portal,
  c: Asked,
  typed: Parameters<typeof identifying>[2] & { noticeCode?: string },
): Omit<ReportPageProps, 'problems'> {
  const known = identifying(portal, c, typed)
  const { noticeCode } = typed
  const { notMeHours: hours, reportLockMinutes: minutes, pin } = today(portal.ports.clock, c).policy
  return {
    ...known,
    typed: { ...known.typed, ...(noticeCode !== undefined && { noticeCode }) },
    hours,
    lock: { tries: pin.tries, minutes },
  }
}

function lossProps({ ports }: Portal, c: Asked & { var: MemberEnv['Variables'] }) {
  const { policy } = today(ports.clock, c)
  const { role } = c.var.session.member
  return { role, ...(policy.logon === 'certificate+pin' && { pin: policy.pin }) }
}

type Answering = Context<PortalEnv> | Context<MemberEnv>

/** It is done, whatever becomes of this answer. The browser's session is over with all the others. */
function answerReported(portal: Portal, c: Answering, { reason, stopped, at, alarm }: Reported) {
  if (alarm !== undefined) {
    const { id, memberId, certificateId } = alarm
    countAlarm(alarm.kind)
    portal.log.warn(
      {
        requestId: c.var.requestId,
        institutionId: c.var.institution.id,
        alarmId: id,
        kind: alarm.kind,
        memberId,
        certificateId,
      },
      'alarm',
    )
  }
  dropCookie(c, 'session')
  dropCookie(c, 'acquisition')
  const shell = shellOf(portal, c, { path: paths.notMe })
  return c.html(stoppedPage(shell, { reason, at: stopped === 'before' ? 'before' : zoned(portal, c, at) }))
}

function answerTooLate(portal: Portal, c: Answering, error: Refusal, onward: 'logon' | 'menu') {
  const shell = shellOf(portal, c)
  return c.html(
    tooLatePage(shell, { refused: refusedAct(portal, c, error), onward }),
    statuses[error.code].status,
  )
}
