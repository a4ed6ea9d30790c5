import type { Context } from 'hono'
import { Refusal, type RefusalCode, type RefusalFacts } from '../../domain/refusal.ts'
import { refusalSentence } from '../../words/refusal-sentence.ts'
import type { Portal } from '../portal/portal-env.ts'
import { today } from '../portal/shell.ts'
import { problemOf, problems } from '../problem.ts'
import { apiOrigin } from '../site.ts'
import type { ApiEnv } from './api-env.ts'
import { Faulty } from './faulty.ts'

type Status = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503

/** HTTP's own words for what is wrong before any rule is asked (RFC 9457 §4.2.1). */
const unfit = {
  'too-large': { status: 413, title: 'Content Too Large' },
  'unsupported-media-type': { status: 415, title: 'Unsupported Media Type' },
} as const

export function answerUnfit(c: Context<ApiEnv>, code: keyof typeof unfit): Response {
  const { status, title } = unfit[code]
  return answer(c, status, { type: 'about:blank', title, code })
}

/** Every no and every fault, as RFC 9457 says it. Our own faults say nothing but a number. */
export function answerError(portal: Portal, c: Context<ApiEnv>, error: unknown): Response {
  if (error instanceof Faulty) {
    const { count } = error.faults
    return tell(portal, c, new Refusal('import-faulty', `${count} faults`, { count }), error.faults)
  }
  const problem = problemOf(error)
  if (problem.kind === 'refusal') return tell(portal, c, problem.refusal)
  const { requestId } = c.var
  if (problem.kind === 'fault') {
    portal.log.error({ requestId, err: error }, 'fault')
    const title = 'Internal Server Error'
    return answer(c, 500, { type: 'about:blank', title, code: 'fault', instance: requestId })
  }
  portal.log.info({ requestId, code: 'malformed' }, 'refused')
  const { detail } = problem
  const title = 'The request could not be read'
  return answer(c, 400, { type: typeOf(portal, c, 'malformed'), title, code: 'malformed', detail })
}

function tell(
  portal: Portal,
  c: Context<ApiEnv>,
  { code, facts }: Refusal,
  more: Readonly<Record<string, unknown>> = {},
): Response {
  portal.log.info({ requestId: c.var.requestId, code }, 'refused')
  const { status, title } = problems[code]
  if (status === 401) c.header('www-authenticate', 'Bearer error="invalid_token"')
  const type = typeOf(portal, c, code)
  return answer(c, status, { type, title, code, facts, ...sentence(portal, c, code, facts), ...more })
}

function typeOf({ site }: Portal, c: Context<ApiEnv>, code: RefusalCode | 'malformed'): string {
  const { institution } = c.var
  return institution === undefined ? 'about:blank' : `${apiOrigin(site, institution.slug)}/problems/${code}`
}

function sentence({ ports }: Portal, c: Context<ApiEnv>, code: RefusalCode, facts: RefusalFacts) {
  const { institution, language } = c.var
  if (institution === undefined) return {}
  const { policy } = today(ports.clock, c)
  const { what, next } = refusalSentence(code, facts, policy.wording, language, policy.zone)
  return { detail: `${what} ${next}` }
}

function answer(c: Context<ApiEnv>, status: Status, body: Readonly<Record<string, unknown>>): Response {
  return c.json({ status, ...body }, status, { 'content-type': 'application/problem+json' })
}
