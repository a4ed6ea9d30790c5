import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { httpLimits } from '../src/http/edge/http-limits.ts'
import {
  exchange,
  get,
  getRequest,
  open,
  openTestEdge,
  pairs,
  readAll,
  withoutOpenssl,
} from './edge-fixture.ts'

describe('the edge', { skip: withoutOpenssl }, () => {
  it('gives each name to its own server, with a certificate of its own', async (t) => {
    const edge = await openTestEdge(t)
    for (const [servername, kind] of [
      ['a.test', 'portal'],
      ['b.test', 'portal'],
      ['a-1.logon.test', 'logon'],
      ['B-2.Logon.Test', 'logon'],
    ] as const) {
      const socket = await open(edge, { servername })
      assert.equal(socket.getPeerCertificate().subject.CN, kind)
      socket.write(getRequest(servername, '/x'))
      const answer = await readAll(socket)
      assert.ok(
        answer.includes(`{"kind":"${kind}","serverName":"${servername.toLowerCase()}","url":"/x"`),
        answer,
      )
    }
  })

  for (const [what, servername, host] of [
    ['who names no host', '', 'a.test'],
    ['who names a host that is none of ours', 'nobody.test', 'nobody.test'],
    ['whose Host is another than TLS was told', 'a.test', 'b.test'],
    ['whose Host is a log-on host, on a portal', 'a.test', 'a-1.logon.test'],
    ['whose Host is a portal, on a log-on host', 'a-1.logon.test', 'a.test'],
    ['whose Host is another log-on host', 'a-1.logon.test', 'b-1.logon.test'],
    ['whose Host names another port', 'a.test', 'a.test:8443'],
  ] as const) {
    it(`answers 421 to ${what}`, async (t) => {
      const edge = await openTestEdge(t)
      const answer = await exchange(edge, { servername }, `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`)
      assert.match(answer, /^HTTP\/1.1 421 Misdirected Request\r\n/)
      assert.match(answer, /connection: close\r\n/i)
      assert.match(answer, /このアドレスのページはありません/)
      assert.match(answer, /There is no page at this address/)
      assert.deepEqual(edge.events, [
        {
          kind: 'misdirected',
          server: servername.includes('logon') ? 'logon' : 'portal',
          address: '127.0.0.1',
          serverName: servername || undefined,
        },
      ])
    })
  }

  for (const [what, request] of [
    ['no Host', 'GET / HTTP/1.1\r\n\r\n'],
    ['no Host, in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n'],
    ['Host twice', 'GET / HTTP/1.1\r\nHost: a.test\r\nHost: a.test\r\n\r\n'],
    ['two different Hosts', 'GET / HTTP/1.1\r\nHost: a.test\r\nHost: b.test\r\n\r\n'],
    ['a malformed Host', 'GET / HTTP/1.1\r\nHost: a.test/\r\n\r\n'],
    ['a target in asterisk form', 'OPTIONS * HTTP/1.1\r\nHost: a.test\r\n\r\n'],
  ] as const) {
    it(`answers 400 to ${what}`, async (t) => {
      const edge = await openTestEdge(t)
      const answer = await exchange(edge, { servername: 'a.test' }, request)
      assert.match(answer, /^HTTP\/1.1 400 Bad Request\r\n/)
      assert.match(answer, /The request could not be read/)
      const address = '127.0.0.1'
      assert.deepEqual(edge.events, [
        { kind: 'bad-request', server: 'portal', address, serverName: 'a.test' },
      ])
    })
  }

  const bothLengths = 'Content-Length: 1\r\nTransfer-Encoding: chunked\r\n'
  for (const [what, request] of [
    ['what is no HTTP', 'hello\r\n\r\n'],
    ['a body of two lengths', `POST / HTTP/1.1\r\nHost: a.test\r\n${bothLengths}\r\n0\r\n\r\n`],
  ] as const) {
    it(`answers 400 to ${what}`, async (t) => {
      const edge = await openTestEdge(t)
      assert.match(await exchange(edge, { servername: 'a.test' }, request), /^HTTP\/1.1 400 Bad Request\r\n/)
    })
  }

  it('answers a target in absolute form as if it were in origin form', async (t) => {
    const edge = await openTestEdge(t)
    assert.equal((await get(edge, 'a.test', {}, 'https://a.test/x?y')).url, '/x?y')
  })

  it('answers 421 to a target in absolute form on another host', async (t) => {
    const edge = await openTestEdge(t)
    const answer = await exchange(edge, { servername: 'a.test' }, getRequest('a.test', 'https://b.test/'))
    assert.match(answer, /^HTTP\/1.1 421 /)
  })

  it('wants its own port in Host, where no public one is named', async (t) => {
    const edge = await openTestEdge(t, { publicPort: undefined })
    const answer = (host: string) => exchange(edge, { servername: 'a.test' }, getRequest(host))
    assert.match(await answer(`a.test:${edge.port}`), /^HTTP\/1.1 200 /)
    assert.match(await answer('a.test'), /^HTTP\/1.1 421 /)
  })

  it('goes by what TLS names in the end, not by what its first message named', async (t) => {
    // Stands for a client that changes the name after a HelloRetryRequest: only the first look sees a portal.
    let looks = 0
    const edge = await openTestEdge(t, { route: () => (looks++ === 0 ? 'portal' : 'logon') })
    const answer = await exchange(edge, { servername: 'a-1.logon.test' }, getRequest('a-1.logon.test'))
    assert.match(answer, /^HTTP\/1.1 421 /)
  })

  it('gives no log-on context to a name that is no log-on host in the end', async (t) => {
    let looks = 0
    const edge = await openTestEdge(t, { route: () => (looks++ === 0 ? 'logon' : 'portal') })
    await assert.rejects(open(edge, { servername: 'a.test' }), { code: 'ECONNRESET' })
    const [event] = edge.events
    assert.ok(event?.kind === 'handshake-failed')
    assert.equal(event.detail, 'this is no log-on host')
  })

  it('ends no more than the connection when a context cannot be made', async (t) => {
    const edge = await openTestEdge(t, {
      portalContext() {
        throw new Error('no certificate for this host')
      },
    })
    await assert.rejects(open(edge, { servername: 'a.test' }), { code: 'ECONNRESET' })
    assert.equal((await get(edge, 'a-1.logon.test')).kind, 'logon')
    assert.deepEqual(edge.events, [
      {
        kind: 'handshake-failed',
        server: 'portal',
        address: edge.events[0]?.address,
        detail: 'no certificate for this host',
      },
    ])
  })

  it('keeps a portal connection for more requests', async (t) => {
    const edge = await openTestEdge(t)
    const first = 'GET /1 HTTP/1.1\r\nHost: a.test\r\n\r\n'
    const answers = await exchange(edge, { servername: 'a.test' }, first + getRequest('a.test', '/2'))
    assert.match(answers, /"url":"\/1"[\s\S]*"url":"\/2"/)
  })

  it('carries large bodies both ways', async (t) => {
    const edge = await openTestEdge(t, { onPortal: (request, response) => request.pipe(response) })
    const body = 'x'.repeat(3_000_000)
    const head = `POST / HTTP/1.1\r\nHost: a.test\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n`
    const answer = await exchange(edge, { servername: 'a.test' }, head + body)
    assert.equal(answer.replaceAll(/[^x]/g, '').length, body.length)
  })

  it('never asks for a client certificate on a portal', async (t) => {
    const edge = await openTestEdge(t)
    for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
      const told = await get(edge, 'a.test', { ...pairs?.holder, maxVersion })
      assert.deepEqual(told, { kind: 'portal', serverName: 'a.test', url: '/', fingerprint: null })
    }
  })

  it('speaks HTTP/1.1 and nothing else', async (t) => {
    const edge = await openTestEdge(t)
    for (const servername of ['a.test', 'a-1.logon.test']) {
      const socket = await open(edge, { servername, ALPNProtocols: ['h2', 'http/1.1'] })
      assert.equal(socket.alpnProtocol, 'http/1.1')
      socket.destroy()
      await assert.rejects(open(edge, { servername, ALPNProtocols: ['h2'] }), /no application protocol/)
    }
  })
})

describe('the edge limits', { skip: withoutOpenssl }, () => {
  const servernames = ['a.test', 'a-1.logon.test']

  it('the time until the headers are there', async (t) => {
    const edge = await openTestEdge(t, {
      limits: { ...httpLimits, headersTimeout: 100, connectionsCheckingInterval: 20 },
    })
    for (const servername of servernames) {
      for (const begun of ['', 'GET / HTTP/1.1\r\nHos']) {
        const answer = await exchange(edge, { servername }, begun)
        assert.match(answer, /^HTTP\/1.1 408 Request Timeout\r\n/)
      }
    }
  })

  it('the time until the body is there', async (t) => {
    const edge = await openTestEdge(t, {
      limits: { ...httpLimits, headersTimeout: 100, requestTimeout: 100, connectionsCheckingInterval: 20 },
      onPortal: (request) => request.resume(),
      onLogon: (request) => request.resume(),
    })
    for (const servername of servernames) {
      const request = `POST / HTTP/1.1\r\nHost: ${servername}\r\nContent-Length: 2\r\n\r\n1`
      assert.match(await exchange(edge, { servername }, request), /^HTTP\/1.1 408 Request Timeout\r\n/)
    }
  })

  it('the time that a connection may be idle between requests', async (t) => {
    const edge = await openTestEdge(t, {
      limits: { ...httpLimits, keepAliveTimeout: 1, keepAliveTimeoutBuffer: 1 },
    })
    const answer = await exchange(edge, { servername: 'a.test' }, 'GET / HTTP/1.1\r\nHost: a.test\r\n\r\n')
    assert.match(answer, /^HTTP\/1.1 200 OK\r\n[\s\S]*keep-alive/i)
  })

  it('the size of the headers', async (t) => {
    const edge = await openTestEdge(t, { limits: { ...httpLimits, maxHeaderSize: 1000 } })
    for (const servername of servernames) {
      const request = `GET / HTTP/1.1\r\nHost: ${servername}\r\nX: ${'x'.repeat(2000)}\r\n\r\n`
      const answer = await exchange(edge, { servername }, request)
      assert.match(answer, /^HTTP\/1.1 431 Request Header Fields Too Large\r\n/)
    }
  })
})
