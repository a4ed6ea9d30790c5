import type { Context } from 'hono'
import { Refusal, type RefusalCode } from '../../domain/refusal.ts'
import { endedPage } from '../../web/pages/ended-page.ts'
import {
  faultPage,
  type RefusalPageProps,
  refusalPage,
  sessionEndedPage,
} from '../../web/pages/error-pages.ts'
import { paths } from '../../web/pages/paths.ts'
import { refusalProblem } from '../../web/pages/refused-act.ts'
import { problemOf, problems } from '../problem.ts'
import { portalOrigin, startPath } from '../site.ts'
import type { Portal, PortalEnv } from './portal-env.ts'
import { shellOf, zoned } from './shell.ts'

/** Any no and any fault, as a page or, to a script, as problem+json. Our own faults say nothing but a number. */
export function answerError(
  portal: Portal,
  c: Context<PortalEnv>,
  error: unknown,
): Response | Promise<Response> {
  const problem = problemOf(error)
  const { requestId } = c.var
  if (problem.kind === 'fault') {
    portal.log.error({ requestId, err: error }, 'fault')
  } else {
    const code = problem.kind === 'refusal' ? problem.refusal.code : 'malformed'
    portal.log.info({ requestId, code }, 'refused')
  }
  if (c.var.institution === undefined) return c.text(String(problem.status), problem.status)
  return c.req.header('content-type')?.startsWith('application/json') || c.req.path.endsWith('/status')
    ? answerJson(portal, c, problem)
    : answerPage(portal, c, problem)
}

type Told = ReturnType<typeof problemOf>

function answerJson(portal: Portal, c: Context<PortalEnv>, problem: Told): Response {
  const { institution, requestId } = c.var
  const origin = portalOrigin(portal.site, institution.slug)
  const body = (() => {
    if (problem.kind === 'fault')
      return { type: 'about:blank', title: 'Internal Server Error', instance: requestId }
    if (problem.kind === 'malformed')
      return { type: 'about:blank', title: 'Bad Request', detail: problem.detail }
    const { code, facts } = problem.refusal
    const shell = shellOf(portal, c, { path: paths.logon })
    const refused = { code, facts, at: zoned(portal, c, portal.ports.clock.now()) }
    const { message, next = '' } = refusalProblem(refused, shell)
    const onward = onwardOf(code)
    return {
      type: `${origin}/problems/${code}`,
      title: problems[code].title,
      detail: `${message} ${next}`,
      ...(onward && { onward }),
    }
  })()
  return c.json({ status: problem.status, ...body }, problem.status, {
    'content-type': 'application/problem+json',
  })
}

/** Where a script should lead the person next. */
function onwardOf(code: RefusalCode): string | undefined {
  if (code === 'fresh-act-needed') return startPath('renewal')
  return code === 'session-ended' || code === 'not-logged-on' ? paths.logon : undefined
}

function answerPage(portal: Portal, c: Context<PortalEnv>, problem: Told) {
  const now = zoned(portal, c, portal.ports.clock.now())
  if (problem.kind === 'fault') {
    const shell = shellOf(portal, c, { path: paths.logon })
    return c.html(faultPage(shell, { incident: c.var.requestId, at: now }), 500)
  }
  const refusal = problem.kind === 'refusal' ? problem.refusal : new Refusal('form-expired', problem.detail)
  const { code, facts } = refusal
  const shell = shellOf(portal, c, { path: paths.logon })
  if (code === 'not-logged-on' || code === 'session-ended') {
    return c.html(sessionEndedPage(shell, { why: reasonOf(facts.reason) }), problem.status)
  }
  const refused = { code, facts, at: now }
  if (c.req.path.startsWith('/renewal/')) {
    const onward =
      code === 'fresh-act-needed'
        ? { url: startPath('renewal'), to: 'again' as const }
        : { url: paths.notices, to: 'notices' as const }
    return c.html(
      endedPage(shell, {
        act: 'renewal',
        why: { kind: 'refused', refused },
        onward,
        closeUrl: paths.notices,
      }),
      problem.status,
    )
  }
  return c.html(refusalPage(shell, { refused, onward: wayOn(c.req.path, code) }), problem.status)
}

function wayOn(path: string, code: RefusalCode): RefusalPageProps['onward'] {
  if (code === 'not-administrator') return { url: paths.menu, text: 'menu' }
  if (path.startsWith(paths.people)) return { url: paths.people, text: 'people' }
  return path.startsWith(paths.acquire)
    ? { url: paths.acquire, text: 'start' }
    : { url: paths.logon, text: 'logon' }
}

const reasons = {
  idle: 'idle',
  absolute: 'absolute',
  certificate: 'certificate',
  demo: 'demo',
  'member-stopped': 'member-stopped',
  'member-held': 'member-held',
} as const

function reasonOf(reason: string | number | undefined) {
  return Object.values(reasons).find((known) => known === reason) ?? 'unknown'
}
