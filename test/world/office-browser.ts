import assert from 'node:assert/strict'
import * as z from 'zod'
import { officeApp } from '../../src/http/office/app.ts'
import { officeOrigin } from '../../src/http/site.ts'
import { officeProblem } from '../../src/wire/office.ts'
import type { World } from '../world.ts'
import { keep } from './browser.ts'

export interface OfficeAnswer {
  status: number
  headers: Headers
  text: string
}

/** A browser with its cookies at the office of one institution, asking as the application's script does. */
export interface OfficeBrowser {
  origin: string
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<OfficeAnswer>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<OfficeAnswer>
  /** As it is: nothing is added but Host and the cookies. */
  ask(path: string, init: RequestInit): Promise<OfficeAnswer>
  /** GET, answered as the wire says. */
  read<S extends z.core.$ZodType>(schema: S, path: string): Promise<z.output<S>>
  /** POST, answered as the wire says. */
  do<S extends z.core.$ZodType>(schema: S, path: string, body: unknown): Promise<z.output<S>>
}

export const sessionCookie = '__Host-office-session'

/** `token`: of a session that there is. */
export type OpenOfficeBrowser = (options?: { slug?: string; token?: string }) => OfficeBrowser

export function officeBrowsers({ office }: Pick<World, 'office'>): OpenOfficeBrowser {
  const app = officeApp(office)
  let opened = 0
  return ({ slug = 'a', token } = {}) => {
    const origin = officeOrigin(office.site, slug)
    const { host } = new URL(origin)
    const cookies = new Map<string, string>(token === undefined ? [] : [[sessionCookie, token]])
    opened += 1 // each at an address of its own: tries per address are limited
    const env = { incoming: { socket: { remoteAddress: `198.51.100.${opened}` } } }
    const byScript = { 'sec-fetch-site': 'same-origin' }
    const ask: OfficeBrowser['ask'] = async (path, init) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const headers = new Headers(init.headers)
      headers.set('host', host)
      if (cookie !== '') headers.set('cookie', cookie)
      const response = await app.request(`${origin}${path}`, { ...init, headers }, env)
      for (const line of response.headers.getSetCookie()) keep(cookies, line)
      return { status: response.status, headers: response.headers, text: await response.text() }
    }
    const get: OfficeBrowser['get'] = (path, headers = {}) =>
      ask(path, { headers: { ...byScript, ...headers } })
    const post: OfficeBrowser['post'] = (path, body, headers = {}) =>
      ask(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { ...byScript, origin, 'content-type': 'application/json', ...headers },
      })
    return {
      origin,
      cookies,
      get,
      post,
      ask,
      read: async (schema, path) => parse(schema, await get(path)),
      do: async (schema, path, body) => parse(schema, await post(path, body)),
    }
  }
}

function parse<S extends z.core.$ZodType>(schema: S, { status, text }: OfficeAnswer): z.output<S> {
  assert.equal(status, 200, text)
  return z.parse(schema, JSON.parse(text))
}

/** That it is a no, told as RFC 9457 says it; answers with what it was told. */
export function problemIn({ status, headers, text }: OfficeAnswer): z.output<typeof officeProblem> {
  assert.equal(headers.get('content-type'), 'application/problem+json', `${status} ${text}`)
  const problem = officeProblem.parse(JSON.parse(text))
  assert.equal(problem.status, status)
  return problem
}

/** Status and code of a no, in a word. */
export function saysNo(answer: OfficeAnswer): string {
  const { status, code } = problemIn(answer)
  return `${status} ${code}`
}
