import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, type RequestOptions, request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, describe, it } from 'node:test'
import { openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import { openServer, type RunningServer } from '../../src/http/server.ts'
import { askForClient } from '../world/api-client.ts'
import { approveIt, openJoiningOffice } from '../world/joining.ts'
import type { Held } from '../world/person.ts'
import { oldAuthority } from '../world/predecessor.ts'
import { openWorld, type World } from '../world.ts'

describe('the API over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-api-'))
  let world: World
  let server: RunningServer
  let root: string
  before(async () => {
    world = await openWorld({ now: Temporal.Now.instant().toString() })
    const tls = openDemoTls(folder, world.portal.site.domain, Temporal.Now.instant())
    root = tls.root
    server = await openServer({
      portal: world.portal,
      office: world.office,
      listen: { host: '127.0.0.1', port: 0, pkiPort: 0, metricsPort: 0 },
      tls,
      readiness: async () => [],
    })
  })
  after(async () => {
    await server.close()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Whose certificate is shown, on a connection that goes on. */
  const agentOf = (held?: Held) =>
    new Agent({
      keepAlive: true,
      maxSockets: 1,
      ca: root,
      ...(held && {
        key: held.key.privateKey.export({ format: 'pem', type: 'pkcs8' }),
        cert: `-----BEGIN CERTIFICATE-----\n${held.certificate.toBase64()}\n-----END CERTIFICATE-----\n`,
      }),
    })
  const ask = (agent: Agent, path: string, { headers, ...options }: RequestOptions = {}, body = '') =>
    new Promise<{ status: number; body: string; isReused: boolean }>((resolve, reject) => {
      const asked = request({
        host: '127.0.0.1',
        port: server.port,
        servername: 'a.api.warifu.test',
        path,
        agent,
        headers: { host: 'a.api.warifu.test:8443', ...headers },
        ...options,
      })
      asked.on('error', reject).on('response', (response) => {
        const { statusCode: status = 0 } = response
        text(response).then((body) => resolve({ status, body, isReused: asked.reusedSocket }), reject)
      })
      asked.end(body)
    })

  it('knows a program by the certificate of its connection, which goes on', async () => {
    const office = await openJoiningOffice(world)
    const authority = oldAuthority()
    const issue = (serial: string) =>
      authority.issue({ name: 'core', serial, from: '2026-01-01T00:00:00Z', until: '2046-01-01T00:00:00Z' })
    const [own, other] = [issue('0e01'), issue('0e02')]
    const pem = `-----BEGIN CERTIFICATE-----\n${own.certificate.toBase64()}\n-----END CERTIFICATE-----\n`
    const asked = await askForClient(office, { name: 'Core banking', pem, scopes: ['contracts:read'] })
    assert.equal((await approveIt(world, office, asked)).status, 200)

    const agents = [agentOf(own), agentOf(other), agentOf()] as const
    const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } }
    const body = `grant_type=client_credentials&client_id=${asked.shown.clientId}`
    const [issued, ...refused] = await Promise.all(agents.map((agent) => ask(agent, '/token', form, body)))
    assert.ok(issued)
    assert.equal(issued.status, 200, issued.body)
    assert.deepEqual(
      refused.map(({ status }) => status),
      [401, 401],
    )
    const headers = { authorization: `Bearer ${JSON.parse(issued.body).access_token}` }
    const [listed, ...strangers] = await Promise.all(
      agents.map((agent) => ask(agent, '/v1/contracts', { headers })),
    )
    assert.deepEqual([listed?.status, listed?.isReused], [200, true])
    assert.deepEqual(
      strangers.map(({ status }) => status),
      [401, 401],
    )
    for (const path of ['/openapi.json', '/docs', '/problems/api-token-unfit']) {
      assert.equal((await ask(agents[2], path)).status, 200, path)
    }
    for (const agent of agents) agent.destroy()
  })
})
