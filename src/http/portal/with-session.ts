import type { MiddlewareHandler } from 'hono'
import { readSession } from '../../service/logon/session.ts'
import { readCookie } from '../cookies.ts'
import type { MemberEnv, Portal } from './portal-env.ts'

const stepOf = { pin: '/logon/pin', 'first-use': '/first-use', nothing: '/logon/next' } as const

/**
 * Lets in whoever is logged on: 'done' with all that a log-on asks, 'first-use' for that page alone, 'any' as soon as the
 * certificate was accepted. Others are led to what they owe; without a session it refuses.
 */
export function withSession(
  { ports }: Portal,
  wanted: 'done' | 'first-use' | 'any',
): MiddlewareHandler<MemberEnv> {
  return async (c, next) => {
    // Two groups of pages may share a part of their path: one reading is enough for a request.
    const read: MemberEnv['Variables']['session'] | undefined = c.get('session')
    const session = read ?? (await readSession(ports, c.var.institution, readCookie(c, 'session')))
    c.set('session', session)
    const fits = wanted === 'any' || session.owes === (wanted === 'done' ? 'nothing' : wanted)
    if (!fits) return c.redirect(stepOf[session.owes], 303)
    await next()
    return undefined
  }
}
