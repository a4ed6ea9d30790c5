import * as z from 'zod/mini'
import { officeProblem } from '../../../wire/office.ts'

/** The server said no, or had a fault: its problem, and when. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  /** A refusal's code; undefined of a fault, or of what could not be read. */
  readonly code: string | undefined
  readonly facts: Readonly<Record<string, string | number>>
  readonly incident: string | undefined

  constructor(status: number, about: { code?: string; facts?: Problem['facts']; incident?: string } = {}) {
    super(`${status} ${about.code ?? ''}`)
    this.status = status
    this.code = about.code
    this.facts = about.facts ?? {}
    this.incident = about.incident
  }
}

/** No answer came. Whether what was sent has arrived is not known. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** The answer is not of the shape that this release knows: the server is of another. */
export class OtherRelease extends Error {
  override readonly name = 'OtherRelease'
}

export async function ask<T>(shape: z.core.$ZodType<T>, path: string, signal?: AbortSignal): Promise<T> {
  return read(shape, await answered(path, { ...(signal && { signal }) }))
}

export async function send<T>(shape: z.core.$ZodType<T>, path: string, body: object = {}): Promise<T> {
  return read(shape, await answered(path, posting(body)))
}

/** For what is answered with nothing. */
export async function tell(path: string, body: object = {}): Promise<void> {
  await answered(path, posting(body))
}

const posting = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

async function answered(path: string, request: RequestInit): Promise<Response> {
  const response = await fetch(path, { ...request, redirect: 'error', cache: 'no-store' }).catch((error) => {
    if (request.signal?.aborted) throw error
    throw new Unreachable('no answer', { cause: error })
  })
  if (response.ok) return response
  throw await problemIn(response)
}

async function problemIn(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined)
  const parsed = officeProblem.safeParse(body)
  if (!parsed.success) return new Problem(response.status)
  const { code, facts, instance } = parsed.data
  return new Problem(response.status, {
    code,
    ...(facts && { facts }),
    ...(typeof instance === 'string' && { incident: instance }),
  })
}

async function read<T>(shape: z.core.$ZodType<T>, response: Response): Promise<T> {
  const body: unknown = await response.json().catch((error) => {
    throw new Unreachable('the answer broke off', { cause: error })
  })
  const parsed = z.safeParse(shape, body)
  if (!parsed.success) throw new OtherRelease(parsed.error.message)
  return parsed.data
}

/** What is not said is left out. */
export function withQuery(path: string, query: Record<string, string | undefined>): string {
  const said = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`
}
