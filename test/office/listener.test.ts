import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, type RequestOptions, request } from 'node:https'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { it } from 'node:test'
import { openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import { openServer } from '../../src/http/server.ts'
import { sessionCookie } from '../world/office-browser.ts'
import { openOffice } from '../world/staff.ts'
import { makeWorld } from '../world.ts'

interface Answer {
  status: number
  body: string
  socket: Socket
}

function get(options: RequestOptions): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      const { statusCode = 0, socket } = response
      text(response).then((body) => resolve({ status: statusCode, body, socket }), reject)
    })
      .on('error', reject)
      .end()
  })
}

it('who is disabled is out on the next request, over the connection that he has kept', async (t) => {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { kenji } = await openOffice(world)
  const folder = mkdtempSync(join(tmpdir(), 'warifu-office-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const tls = openDemoTls(folder, world.portal.site.domain, Temporal.Now.instant())
  const { portal, office } = world
  const listen = { host: '127.0.0.1', port: 0, pkiPort: 0, metricsPort: 0 }
  const server = await openServer({ portal, office, listen, tls, readiness: async () => [] })
  t.after(server.close)
  assert.equal(server.officePort, undefined)

  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  t.after(() => agent.destroy())
  const { hostname, host } = new URL('https://a.office.warifu.test:8443')
  const cookie = `${sessionCookie}=${kenji.token}`
  const ask = (path: string) =>
    get({
      ...{ host: '127.0.0.1', port: server.port, path, agent, ca: tls.root, servername: hostname },
      headers: { host, cookie, 'sec-fetch-site': 'same-origin' },
    })

  const before = await ask('/api/members?q=ichiro')
  assert.equal(before.status, 200, before.body)
  await world.database.db
    .updateTable('staff')
    .set({ disabled_at: world.ports.clock.now() })
    .where('login_id', '=', 'kenji')
    .execute()
  const after = await ask('/api/members?q=ichiro')
  assert.equal(after.status, 401)
  assert.match(after.body, /"staff-session-ended"/)
  assert.equal(after.socket, before.socket)
})
