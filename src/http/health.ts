import { Hono } from 'hono'

/**
 * Whether this process answers; what it can do is another question (/readyz on the metrics listener). Browsers ask every
 * host for a favicon too: the pages have their mark in themselves.
 */
export function healthRoutes() {
  return new Hono()
    .get('/favicon.ico', (c) => c.body(null, 204, { 'cache-control': 'public, max-age=86400' }))
    .get('/healthz', (c) => c.text('ok\n', 200, { 'cache-control': 'no-store' }))
}
