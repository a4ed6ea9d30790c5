import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { describe, it } from 'node:test'
import {
  exchange,
  get,
  getRequest,
  open,
  openTestEdge,
  pairs,
  readAll,
  type TestEdge,
  withoutOpenssl,
} from './edge-fixture.ts'

/** What openssl's own client says of a connection to the edge. */
function askOpenssl(edge: TestEdge, servername: string, ...options: string[]): Promise<string> {
  return new Promise((resolve) => {
    const args = ['s_client', '-connect', `127.0.0.1:${edge.port}`, '-servername', servername, ...options]
    const child = execFile('openssl', args, (_error, stdout, stderr) => resolve(stdout + stderr))
    child.stdin?.end('Q\n')
  })
}

const fingerprint = (cert: string) =>
  new X509Certificate(cert).fingerprint256.replaceAll(':', '').toLowerCase()

describe('a log-on host', { skip: withoutOpenssl }, () => {
  it("names its own institution's issuing CA to the browser, and no other", async (t) => {
    const edge = await openTestEdge(t, { logonMinVersion: 'TLSv1.2' })
    for (const version of ['-tls1_2', '-tls1_3']) {
      const a = await askOpenssl(edge, 'a-1.logon.test', version)
      assert.match(a, /Acceptable client certificate CA names\n\s*CN ?= ?Issuing CA of A\n(?!.*Issuing CA)/)
      const b = await askOpenssl(edge, 'b-1.logon.test', version)
      assert.match(b, /Acceptable client certificate CA names\n\s*CN ?= ?Issuing CA of B\n(?!.*Issuing CA)/)
    }
  })

  it('is the only one to ask', async (t) => {
    const edge = await openTestEdge(t)
    assert.match(await askOpenssl(edge, 'a.test'), /No client certificate CA names sent/)
  })

  it('takes a visitor without a certificate', async (t) => {
    const edge = await openTestEdge(t)
    const told = await get(edge, 'a-1.logon.test')
    assert.deepEqual(told, { kind: 'logon', serverName: 'a-1.logon.test', url: '/', fingerprint: null })
  })

  it('hands any certificate to the application: foreign, self-signed, expired', async (t) => {
    assert.ok(pairs)
    const edge = await openTestEdge(t, { logonMinVersion: 'TLSv1.2' })
    for (const pair of [pairs.holder, pairs.expired, pairs.issuerA]) {
      for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
        const told = await get(edge, 'a-1.logon.test', { ...pair, maxVersion })
        assert.equal(told.fingerprint, fingerprint(pair.cert))
      }
    }
    assert.deepEqual(edge.events, [])
  })

  it('closes the connection after one request, whatever else has been sent', async (t) => {
    let requests = 0
    const edge = await openTestEdge(t, {
      onLogon(request, response) {
        requests++
        response.setHeader('x-url', request.url ?? '').end('done')
      },
    })
    const request = 'GET /1 HTTP/1.1\r\nHost: a-1.logon.test\r\nConnection: keep-alive\r\n\r\n'
    const answer = await exchange(
      edge,
      { servername: 'a-1.logon.test' },
      request + request.replace('/1', '/2'),
    )
    assert.match(answer, /^HTTP\/1.1 200 OK\r\nx-url: \/1\r\n[\s\S]*connection: close\r\n/i)
    assert.equal(requests, 1)
  })

  it('speaks TLS 1.3 only, if not told otherwise', async (t) => {
    const edge = await openTestEdge(t)
    await assert.rejects(
      open(edge, { servername: 'a-1.logon.test', maxVersion: 'TLSv1.2' }),
      /protocol version/,
    )
    assert.deepEqual(
      edge.events.map((event) => ({ ...event, address: '' })),
      [{ kind: 'handshake-failed', server: 'logon', address: '', detail: 'ERR_SSL_UNSUPPORTED_PROTOCOL' }],
    )
  })
})

describe('no TLS session is resumed', { skip: withoutOpenssl }, () => {
  for (const servername of ['a.test', 'a-1.logon.test']) {
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      it(`by ${maxVersion} on ${servername}, so that the certificate and the name are told every time`, async (t) => {
        const edge = await openTestEdge(t, { logonMinVersion: 'TLSv1.2' })
        const first = await open(edge, { servername, maxVersion, ...pairs?.holder })
        const sessions = maxVersion === 'TLSv1.2' ? [first.getSession()] : []
        first.on('session', (session) => sessions.push(session))
        first.write(getRequest(servername))
        await readAll(first)
        assert.ok(sessions.length > 0)

        for (const session of sessions) {
          assert.ok(session)
          const second = await open(edge, { servername, maxVersion, session })
          assert.equal(second.isSessionReused(), false)
          second.write(getRequest(servername))
          assert.ok(
            (await readAll(second)).endsWith(`"serverName":"${servername}","url":"/","fingerprint":null}`),
          )
        }
      })
    }
  }

  it('by openssl either', async (t) => {
    const edge = await openTestEdge(t, { logonMinVersion: 'TLSv1.2' })
    const said = await askOpenssl(edge, 'a-1.logon.test', '-tls1_2', '-reconnect')
    assert.equal(said.match(/^New, TLSv1.2/gm)?.length, 6)
    assert.doesNotMatch(said, /^Reused/m)
  })
})
