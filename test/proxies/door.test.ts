import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { Agent, request as ask, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as askTls } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, it, type TestContext } from 'node:test'
import { clearSocket } from '../../src/adapters/system/clear-socket.ts'
import type { EdgeEvent } from '../../src/http/edge/edge-event.ts'
import { addressOf, possessionOf, presentedCertificate } from '../../src/http/edge/peer.ts'
import { writeClientCert } from '../../src/http/proxy/client-cert.ts'
import type { ProxyDoor } from '../../src/http/proxy/door.ts'
import { openProxyEdge } from '../../src/http/proxy/proxy-edge.ts'
import { pairs, withoutOpenssl } from '../edge-fixture.ts'

const who = { 'X-Forwarded-For': '203.0.113.5' }
const logon = { Host: 'a-1.logon.test', ...who }
const shown = () => writeClientCert(new X509Certificate(held().cert).raw)
const fingerprintOf = (cert: string) => new X509Certificate(cert).fingerprint256

function held() {
  assert.ok(pairs)
  return pairs.holder
}

function folderFor(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-door-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function openDoor(t: TestContext, door: ProxyDoor) {
  assert.ok(pairs)
  const events: EdgeEvent[] = []
  const edge = await openProxyEdge({
    door,
    identity: { key: pairs.portal.key, certificate: pairs.portal.cert },
    publicPort: 443,
    route: (name) => (name === 'a.test' ? 'portal' : name === 'a-1.logon.test' ? 'logon' : undefined),
    onRequest: (request, response, name) => response.end(JSON.stringify(toldBy(request, name))),
    log: (event) => events.push(event),
  })
  t.after(() => edge.close(Temporal.Duration.from({ seconds: 0 })))
  return { port: edge.port, events }
}

function toldBy(request: IncomingMessage, name: string) {
  const { url, rawHeaders, headers } = request
  const seen = [...rawHeaders.filter((_, at) => at % 2 === 0), ...Object.keys(headers)]
  return {
    name,
    url,
    address: addressOf(request),
    fingerprint: presentedCertificate(request)?.fingerprint ?? null,
    possession: possessionOf(request),
    carried: seen.filter((header) => /cert|forward|real-ip/i.test(header)),
  }
}

interface Told {
  status: number
  body: string
}

function send(request: typeof ask, options: RequestOptions): Promise<Told> {
  return new Promise((resolve, reject) => {
    request({ setHost: false, agent: false, ...options }, (response) => {
      resolve(text(response).then((body) => ({ status: response.statusCode ?? 0, body })))
    })
      .on('error', reject)
      .end()
  })
}

describe('a socket for proxies', { skip: withoutOpenssl }, () => {
  it('is for its owner and its group, and believes what is said there', async (t) => {
    const path = join(folderFor(t), 'proxy.sock')
    const { events } = await openDoor(t, { kind: 'socket', path })
    assert.equal((statSync(path).mode & 0o777).toString(8), '660')
    const headers = {
      ...logon,
      'Client-Cert': shown(),
      'Client-Cert-Chain': ':AAAA:',
      'X-Real-IP': '10.0.0.1',
    }
    const { body } = await send(ask, { socketPath: path, path: '/?lang=ja', headers })
    assert.deepEqual(JSON.parse(body), {
      name: 'a-1.logon.test',
      url: '/?lang=ja',
      address: '203.0.113.5',
      fingerprint: fingerprintOf(held().cert).replaceAll(':', '').toLowerCase(),
      possession: 'proxy',
      carried: [],
    })
    assert.deepEqual(events, [])
  })

  it('tells apart who comes by one connection', async (t) => {
    const path = join(folderFor(t), 'proxy.sock')
    await openDoor(t, { kind: 'socket', path })
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    t.after(() => agent.destroy())
    const tell = async (headers: Record<string, string>) =>
      JSON.parse((await send(ask, { agent, socketPath: path, headers })).body)
    const first = await tell({ ...logon, 'Client-Cert': shown() })
    const second = await tell({ ...logon, 'X-Forwarded-For': '203.0.113.9' })
    const third = await tell({ ...who, Host: 'a.test', 'Client-Cert': shown() })
    assert.equal(Object.keys(agent.freeSockets).length, 1)
    assert.ok(first.fingerprint)
    assert.deepEqual([second.fingerprint, second.address], [null, '203.0.113.9'])
    assert.equal(third.fingerprint, null, 'the portal asks nobody')
  })

  const declined: [string, Record<string, string | string[]>, number, EdgeEvent['kind']][] = [
    ['two certificates', { ...logon, 'Client-Cert': [':AA==:', ':AA==:'] }, 400, 'bad-client-cert'],
    ['no certificate in its header', { ...logon, 'Client-Cert': '(null)' }, 400, 'bad-client-cert'],
    ['nobody’s address', { Host: 'a-1.logon.test' }, 400, 'bad-forwarded-for'],
    ['no host', who, 400, 'bad-request'],
    ['another’s host', { ...who, Host: 'b.test' }, 421, 'misdirected'],
    ['another port', { ...who, Host: 'a.test:8443' }, 421, 'misdirected'],
  ]
  for (const [what, headers, status, kind] of declined) {
    it(`answers ${what} with ${status}, and says why in plain words`, async (t) => {
      const path = join(folderFor(t), 'proxy.sock')
      const { events } = await openDoor(t, { kind: 'socket', path })
      const told = await send(ask, { socketPath: path, headers })
      assert.equal(told.status, status)
      assert.match(told.body, /。\n[A-Z].*\.|: [a-z-]+\n/)
      assert.deepEqual(
        events.map((event) => event.kind),
        [kind],
      )
    })
  }

  it('is cleared when nobody listens there, and only then', async (t) => {
    const folder = folderFor(t)
    const path = join(folder, 'proxy.sock')
    await clearSocket(path)
    const listening = createServer().listen(path)
    await new Promise((resolve) => listening.once('listening', resolve))
    await assert.rejects(clearSocket(path), /another program listens/)
    await new Promise((resolve) => listening.close(resolve))
    writeFileSync(path, '')
    await assert.rejects(clearSocket(path), /is no socket/)
  })
})

describe('a port for proxies', { skip: withoutOpenssl }, () => {
  const ours = () => ({ host: '127.0.0.1', servername: 'a.test', rejectUnauthorized: false })
  const headers = { ...who, Host: 'a.test' }

  it('lets in who shows the certificate that was named, and nobody else', async (t) => {
    assert.ok(pairs)
    const { issuerA, issuerB } = pairs
    const fingerprints = [fingerprintOf(issuerA.cert).replaceAll(':', '').toLowerCase()]
    const { port, events } = await openDoor(t, {
      kind: 'tls',
      host: '127.0.0.1',
      port: 0,
      trust: { fingerprints },
    })
    const asked = (pair?: typeof issuerA) => send(askTls, { ...ours(), port, headers, ...pair })
    assert.equal((await asked(issuerA)).status, 200)
    await assert.rejects(asked(issuerB))
    await assert.rejects(asked())
    assert.deepEqual(
      events.map(({ kind }) => kind),
      ['untrusted-proxy', 'untrusted-proxy'],
    )
  })

  it('lets in whom a CA of its own vouches for, and with both only who has both', async (t) => {
    assert.ok(pairs)
    const { issuerA, issuerB } = pairs
    const asked = (port: number | undefined, pair: typeof issuerA) =>
      send(askTls, { ...ours(), port, headers, ...pair })
    const byCa = await openDoor(t, { kind: 'tls', host: '127.0.0.1', port: 0, trust: { ca: issuerA.cert } })
    assert.equal((await asked(byCa.port, issuerA)).status, 200)
    await assert.rejects(asked(byCa.port, issuerB))
    const fingerprints = [fingerprintOf(issuerB.cert).replaceAll(':', '').toLowerCase()]
    const trust = { ca: issuerA.cert, fingerprints }
    const byBoth = await openDoor(t, { kind: 'tls', host: '127.0.0.1', port: 0, trust })
    await assert.rejects(asked(byBoth.port, issuerA))
    await assert.rejects(asked(byBoth.port, issuerB))
  })

  it('lets in by address only who comes from there', async (t) => {
    const door: ProxyDoor = { kind: 'addresses', host: '127.0.0.1', port: 0, addresses: ['127.0.0.2'] }
    const { port, events } = await openDoor(t, door)
    const from = (localAddress: string) => send(ask, { host: '127.0.0.1', port, localAddress, headers })
    assert.equal((await from('127.0.0.2')).status, 200)
    await assert.rejects(from('127.0.0.3'))
    assert.deepEqual(
      events.map(({ kind, address }) => [kind, address]),
      [['untrusted-proxy', '127.0.0.3']],
    )
  })
})
