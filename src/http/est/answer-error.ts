import type { Context } from 'hono'
import { Refusal } from '../../domain/refusal.ts'
import { refusalSentence } from '../../words/refusal-sentence.ts'
import type { Portal } from '../portal/portal-env.ts'
import { today } from '../portal/shell.ts'
import { problemOf } from '../problem.ts'
import type { EstEnv } from './est-env.ts'

type Status = 200 | 202 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 422 | 429 | 500 | 501 | 503

/** Every no and every fault, in plain words: clients show their user what they get. Our own faults say nothing but a number. */
export function answerError(portal: Portal, c: Context<EstEnv>, error: unknown): Response {
  const problem = problemOf(error)
  const { requestId } = c.var
  if (problem.kind === 'fault') {
    portal.log.error({ requestId, err: error }, 'fault')
    return estText(500, `fault ${requestId}`)
  }
  // What Malformed says is English for engineers: it stands behind the sentence.
  const [refusal, status, detail] =
    problem.kind === 'refusal'
      ? [problem.refusal, statusOf(problem.refusal, problem.status), '']
      : [new Refusal('est-request-unfit', problem.detail), 400 as const, `\n${problem.detail}`]
  const { code } = refusal
  portal.log.info({ requestId, code }, 'refused')
  return estText(status, `${code}\n${sentence(portal, c, refusal)}${detail}`, headersOf(portal, refusal))
}

export function estText(
  status: Status,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  })
}

/** Closed for a time is nothing that the client could mend, so it is told to come again. */
function statusOf({ code }: Refusal, status: Status): Status {
  if (code === 'closed-now') return 503
  // It is shown in place of a password, and is none that counts.
  return code === 'certificate-not-current' ? 403 : status
}

const soon = { busy: 5, 'records-behind': 60, 'issuer-ends-first': 3600 } as const

function headersOf({ ports }: Portal, { code, facts }: Refusal): Record<string, string> {
  if (code === 'est-secret-wrong') return { 'www-authenticate': 'Basic realm="EST", charset="UTF-8"' }
  if (code === 'closed-now') return { 'retry-after': String(secondsUntil(facts.opensAt, ports.clock.now())) }
  return code in soon ? { 'retry-after': String(soon[code as keyof typeof soon]) } : {}
}

/** An hour where nobody knows how long it will be. */
function secondsUntil(at: string | number | undefined, now: Temporal.Instant): number {
  if (typeof at !== 'string') return 3600
  return Math.max(1, Math.ceil(now.until(Temporal.Instant.from(at)).total('seconds')))
}

function sentence({ ports }: Portal, c: Context<EstEnv>, { code, facts }: Refusal): string {
  const { language } = c.var
  const { policy } = today(ports.clock, c)
  const { what, next } = refusalSentence(code, facts, policy.wording, language, policy.zone)
  return `${what}\n${next}`
}
