import { Hono } from 'hono'

/** Whether this process answers. What it can do is another question: /readyz on the metrics listener. */
export function healthRoutes() {
  return new Hono().get('/healthz', (c) => c.text('ok\n', 200, { 'cache-control': 'no-store' }))
}
