import type { MiddlewareHandler } from 'hono'

/** Of every answer, a page or not: it is no part of anybody's page, no other type than it says, and stays with whom it was for. */
const always = {
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // With no-referrer a form would send "Origin: null", and we ask for our own.
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  // The renewal window is opened by a link of our own host: that one keeps its opener, nobody else's page is one.
  'cross-origin-opener-policy': 'same-origin',
}

/** For an answer in plain words, outside every application. */
export const bareHeaders: Readonly<Record<string, string>> = {
  ...always,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'content-type': 'text/plain; charset=utf-8',
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
}

/** What securityHeaders adds to an answer that says nothing of its own about them. */
export function allHeaders(styleOrigin?: string): Record<string, string> {
  return {
    ...always,
    'content-security-policy': policyOf(styleOrigin),
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** Without exceptions: no inline style, no inline script, nobody else's anything. `styleOrigin` where the page borrows its style. */
export function securityHeaders(styleOrigin?: string): MiddlewareHandler {
  const everywhere = Object.entries({ ...always, 'content-security-policy': policyOf(styleOrigin) })
  return async (c, next) => {
    await next()
    const { headers } = c.res // `c.header()` would make a new Response for each of them
    for (const [name, value] of everywhere) headers.set(name, value)
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
    if (!headers.has('cross-origin-resource-policy'))
      headers.set('cross-origin-resource-policy', 'same-origin')
  }
}

function policyOf(styleOrigin?: string): string {
  const style = styleOrigin === undefined ? "'self'" : `'self' ${styleOrigin}`
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
