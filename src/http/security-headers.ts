import type { MiddlewareHandler } from 'hono'

/** Without exceptions: no inline style, no inline script, nobody else's anything. `styleOrigin` where the page borrows its style. */
export function securityHeaders(styleOrigin?: string): MiddlewareHandler {
  const style = styleOrigin === undefined ? "'self'" : `'self' ${styleOrigin}`
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${style}`,
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    c.header('strict-transport-security', 'max-age=63072000')
    c.header('x-content-type-options', 'nosniff')
    c.header('x-frame-options', 'DENY')
    // With no-referrer a form would send "Origin: null", and we ask for our own.
    c.header('referrer-policy', 'same-origin')
    c.header('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
    if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  }
}
