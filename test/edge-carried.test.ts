import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { it } from 'node:test'
import { carriedHeaders } from '../src/http/edge/carried-headers.ts'
import { addressOf, possessionOf, presentedCertificate } from '../src/http/edge/peer.ts'
import { writeClientCert } from '../src/http/proxy/client-cert.ts'
import { exchange, openTestEdge, pairs, withoutOpenssl } from './edge-fixture.ts'

it('nobody who comes by himself is believed what a proxy would say', { skip: withoutOpenssl }, async (t) => {
  assert.ok(pairs)
  const edge = await openTestEdge(t, {
    onLogon(request, response) {
      const told = {
        certificate: presentedCertificate(request) ?? null,
        address: addressOf(request),
        possession: possessionOf(request),
        seen: [request.headers, request.headersDistinct].flatMap(Object.keys),
        raw: request.rawHeaders,
      }
      response.end(JSON.stringify(told))
    },
  })
  const value = writeClientCert(new X509Certificate(pairs.holder.cert).raw)
  const lies = [...carriedHeaders].map((name) => `${name.toUpperCase()}: ${value}\r\n`).join('')
  const answer = await exchange(
    edge,
    { servername: 'a-1.logon.test' },
    `GET / HTTP/1.1\r\nHost: a-1.logon.test\r\n${lies}Accept: text/html\r\n${lies}\r\n`,
  )
  assert.deepEqual(JSON.parse(answer.slice(answer.indexOf('{'))), {
    certificate: null,
    address: '127.0.0.1',
    possession: 'tls',
    seen: ['host', 'accept', 'host', 'accept'],
    raw: ['Host', 'a-1.logon.test', 'Accept', 'text/html'],
  })
})
