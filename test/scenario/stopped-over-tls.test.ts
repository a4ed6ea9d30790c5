import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:https'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { it } from 'node:test'
import { openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import { openServer } from '../../src/http/server.ts'
import { attacked, disown, own } from '../world/report.ts'
import { makeWorld } from '../world.ts'

interface Answer {
  status: number
  body: string
  socket: Socket
}

it('a thief is out on the next request over the connection that he has kept, once the holder has said so', async (t) => {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { ichiro, thief } = await attacked(world)
  const folder = mkdtempSync(join(tmpdir(), 'warifu-stopped-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const tls = openDemoTls(folder, world.portal.site.domain, Temporal.Now.instant())
  const { portal, office } = world
  const listen = { host: '127.0.0.1', port: 0, pkiPort: 0, metricsPort: 0 }
  const server = await openServer({ portal, office, listen, tls, readiness: async () => [] })
  t.after(server.close)
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  t.after(() => agent.destroy())
  const ask = (path: string) =>
    new Promise<Answer>((resolve, reject) => {
      request(
        {
          ...{ host: '127.0.0.1', port: server.port, path, agent, ca: tls.root, servername: 'a.warifu.test' },
          headers: {
            host: 'a.warifu.test:8443',
            cookie: `__Host-session=${thief.cookies.get('__Host-session')}`,
          },
        },
        (response) => {
          const { statusCode = 0, socket } = response
          text(response).then((body) => resolve({ status: statusCode, body, socket }), reject)
        },
      )
        .on('error', reject)
        .end()
    })

  const before = await ask('/menu')
  assert.equal(before.status, 200, before.body)
  assert.equal((await disown(world.openBrowser(), own(ichiro))).screen, 'D-80')
  const after = await ask('/menu')
  assert.equal(after.status, 401)
  assert.match(after.body, /E-51/)
  assert.equal(after.socket, before.socket)
})
