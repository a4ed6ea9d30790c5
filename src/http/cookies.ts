import type { Context } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { parse, serialize } from 'hono/utils/cookie'

/** All are __Host-: no other host, not even one below ours, can set them. */
const names = {
  session: 'session',
  officeSession: 'office-session',
  attempt: 'attempt',
  acquisition: 'acquisition',
  language: 'language',
  check: 'check',
  onward: 'onward',
} as const

export type CookieName = keyof typeof names

const yearInSeconds = 31_536_000

export function readCookie(c: Context, name: CookieName): string | undefined {
  return getCookie(c, names[name], 'host')
}

/** As readCookie, from the header itself. */
export function cookieIn(header: string, name: CookieName): string | undefined {
  const full = `__Host-${names[name]}`
  return parse(header, full)[full]
}

/** Ends with the browser, but for the language. Nobody is led to the office by another site while signed in there. */
export function writeCookie(c: Context, name: CookieName, value: string): void {
  c.header('set-cookie', setCookie(name, value), { append: true })
}

/** As writeCookie, the header itself. */
export function setCookie(name: CookieName, value: string): string {
  return serialize(`__Host-${names[name]}`, value, {
    secure: true,
    path: '/',
    httpOnly: true,
    sameSite: name === 'officeSession' ? 'Strict' : 'Lax',
    ...(name === 'language' && { maxAge: yearInSeconds }),
  })
}

export function dropCookie(c: Context, name: CookieName): void {
  deleteCookie(c, names[name], { prefix: 'host', secure: true, path: '/' })
}
