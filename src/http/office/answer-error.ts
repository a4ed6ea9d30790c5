import type { Context } from 'hono'
import type { RefusalCode } from '../../domain/refusal.ts'
import { refusalSentence } from '../../words/refusal-sentence.ts'
import { countOfficeRefusal } from '../metrics.ts'
import { today } from '../portal/shell.ts'
import { problemOf, problems } from '../problem.ts'
import { officeOrigin } from '../site.ts'
import type { Office, OfficeEnv } from './office-env.ts'

/** What is wrong with the request itself, before any rule is asked: HTTP's own words say it (RFC 9457 §4.2.1). */
const unfit = {
  'unsupported-media-type': { status: 415, title: 'Unsupported Media Type' },
  'too-large': { status: 413, title: 'Content Too Large' },
} as const

export type Unfit = keyof typeof unfit

/** Every no and every fault, as RFC 9457 says it. Our own faults say nothing but a number. */
export function answerError(office: Office, c: Context<OfficeEnv>, error: unknown): Response {
  const { requestId } = c.var
  const problem = problemOf(error)
  switch (problem.kind) {
    case 'fault':
      office.log.error({ requestId, err: error }, 'fault')
      return answer(c, 500, {
        type: 'about:blank',
        title: 'Internal Server Error',
        code: 'fault',
        instance: requestId,
      })
    case 'malformed':
      noteRefusal(office, c, 'malformed')
      return answer(c, 400, {
        type: typeOf(office, c, 'malformed'),
        title: 'The request could not be read',
        code: 'malformed',
        detail: problem.detail,
      })
    case 'refusal': {
      const { code, facts } = problem.refusal
      noteRefusal(office, c, code)
      return answer(c, problem.status, {
        type: typeOf(office, c, code),
        title: problems[code].title,
        code,
        facts,
        ...sentence(office, c, code, facts),
      })
    }
  }
}

export function answerUnfit(office: Office, c: Context<OfficeEnv>, code: Unfit): Response {
  noteRefusal(office, c, code)
  const { status, title } = unfit[code]
  return answer(c, status, { type: 'about:blank', title, code })
}

function noteRefusal({ log }: Office, c: Context<OfficeEnv>, code: string): void {
  log.info({ requestId: c.var.requestId, code }, 'refused')
  countOfficeRefusal(code)
}

function typeOf({ site }: Office, c: Context<OfficeEnv>, code: RefusalCode | 'malformed'): string {
  // A refusal before the institution is known has no page of its own.
  const { institution } = c.var
  return institution === undefined
    ? 'about:blank'
    : `${officeOrigin(site, institution.slug)}/problems/${code}`
}

function sentence(
  office: Office,
  c: Context<OfficeEnv>,
  ...[code, facts]: [RefusalCode, Parameters<typeof refusalSentence>[1]]
): { detail?: string } {
  const { institution, language } = c.var
  if (institution === undefined) return {}
  const { policy } = today(office.ports.clock, c)
  const { what, next } = refusalSentence(code, facts, policy.wording, language, policy.zone)
  return { detail: `${what} ${next}` }
}

function answer(
  c: Context<OfficeEnv>,
  status: 400 | 413 | 415 | ReturnType<typeof problemOf>['status'],
  body: Readonly<Record<string, unknown>>,
): Response {
  return c.json({ status, ...body }, status, { 'content-type': 'application/problem+json' })
}
