import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { it, type TestContext } from 'node:test'
import { TLSSocket } from 'node:tls'
import { openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import { openServer } from '../../src/http/server.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

interface Answer {
  status: number
  body: string
  socket: TLSSocket
}

async function serve(t: TestContext, { portal, office }: World) {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-revoked-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const tls = openDemoTls(folder, portal.site.domain, Temporal.Now.instant())
  const listen = { host: '127.0.0.1', port: 0, pkiPort: 0, metricsPort: 0 }
  const server = await openServer({ portal, office, listen, tls, readiness: async () => [] })
  t.after(server.close)
  return (path: string, agent: Agent, cookie: string, session?: Buffer) =>
    new Promise<Answer>((resolve, reject) => {
      request(
        {
          ...{ host: '127.0.0.1', port: server.port, path, agent, ca: tls.root, servername: 'a.warifu.test' },
          ...(session && { session }),
          headers: { host: 'a.warifu.test:8443', cookie },
        },
        (response) => {
          const { statusCode = 0, socket } = response
          assert.ok(socket instanceof TLSSocket)
          text(response).then((body) => resolve({ status: statusCode, body, socket }), reject)
        },
      )
        .on('error', reject)
        .end()
    })
}

it('a revocation counts from the next request on, over a connection that was kept and over a session that is offered again', async (t) => {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { browser } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  const ask = await serve(t, world)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
    const kept = new Agent({ keepAlive: true, maxSockets: 1, maxVersion, maxCachedSessions: 0 })
    t.after(() => kept.destroy())
    await world.database.db
      .updateTable('certificate')
      .set({ stage: 'current', revoked_for: null, ended_at: null })
      .execute()
    await world.database.db.updateTable('session').set({ ended_at: null, end_reason: null }).execute()
    const before = await ask('/menu', kept, cookie)
    assert.equal(before.status, 200, before.body)
    const session = before.socket.getSession()

    await world.database.db
      .updateTable('certificate')
      .set({ stage: 'revoked', revoked_for: 'keyCompromise', ended_at: world.ports.clock.now() })
      .execute()
    const after = await ask('/menu', kept, cookie)
    assert.equal(after.socket, before.socket, 'the same connection')
    assert.equal(after.status, 401)
    assert.match(after.body, /E-51/)

    const fresh = new Agent({ maxVersion, maxCachedSessions: 0 })
    t.after(() => fresh.destroy())
    const again = await ask('/menu', fresh, cookie, session)
    assert.equal(again.socket.isSessionReused(), false, `${maxVersion}: a full handshake`)
    assert.equal(again.status, 401)
  }
})
