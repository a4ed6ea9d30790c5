import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { HttpBindings } from '@hono/node-server'
import { bringPeer } from '../../src/http/edge/peer.ts'
import { estApp } from '../../src/http/est/app.ts'
import { estFetch } from '../../src/http/est/est-fetch.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { makeWorld } from '../world.ts'

const path = '/.well-known/est/simplereenroll'

interface Question {
  body: string
  path?: string
  shows?: 'a certificate' | 'nothing'
  headers?: Record<string, string | undefined>
}

/** Somebody who may renew, and both ways to it. */
async function atTheDoor(t: TestContext) {
  const world = await makeWorld(t, {
    now: '2026-11-02T09:00:00+09:00',
    policy: { renewalOpens: 365, est: { enroll: 'off', reenroll: 'all', secretHours: 72 } },
  })
  const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  const der = held.certificate
  const certificate = { der, fingerprint: world.ports.crypto.sha256(der).toHex() }

  const by = (fetch: (request: Request, from: HttpBindings) => Response | Promise<Response>) =>
    async function ask({ body, path: at = path, shows = 'a certificate', headers = {} }: Question) {
      const incoming = { socket: {} }
      const shown = shows === 'nothing' ? undefined : certificate
      bringPeer(incoming, { address: '192.0.2.1', certificate: shown })
      const host = 'a.est.warifu.test:8443'
      const length = String(body.length)
      const all = { host, 'content-type': 'application/pkcs10', 'content-length': length, ...headers }
      const given = Object.entries(all).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      )
      const request = new Request(`https://${host}${at}`, {
        method: 'POST',
        headers: Object.fromEntries(given),
        body,
      })
      const looked = t.mock.method(request.headers, 'get')
      // Of the bindings the application looks at nothing but who came.
      const answer = await read(await fetch(request, { incoming } as unknown as HttpBindings))
      // In which language it is to be told, only the long way asks.
      const isLong = looked.mock.calls.some(({ arguments: [name] }) => name === 'accept-language')
      return { way: isLong ? 'long' : 'short', answer }
    }
  const app = estApp(world.portal)
  return { shortWay: by(estFetch(world.portal)), longWay: by((request, from) => app.fetch(request, from)) }
}

async function read(response: Response) {
  const { 'x-request-id': id, ...headers } = Object.fromEntries(response.headers)
  assert.match(id ?? '', /^[0-9a-f-]{36}$/)
  return { status: response.status, headers, body: await response.text() }
}

describe('the short way of simplereenroll', () => {
  it('answers as the long one does, to the last header', async (t) => {
    const { shortWay, longWay } = await atTheDoor(t)
    const body = makeEnrolmentKey().request.toBase64()
    const short = await shortWay({ body })
    assert.deepEqual([short.way, short.answer.status], ['short', 200], short.answer.body)
    const long = await longWay({ body })
    assert.equal(long.way, 'long')
    assert.deepEqual(long.answer, short.answer, 'the same key gets the same certificate again')
    assert.deepEqual(await shortWay({ body, path: '/.well-known/est/a/simplereenroll' }), short)
  })

  it('says no as the long one does, which tells it', async (t) => {
    const { shortWay, longWay } = await atTheDoor(t)
    const { request } = makeEnrolmentKey()
    const forged = request.with(request.length - 1, (request.at(-1) ?? 0) ^ 1).toBase64()
    for (const body of ['', '%', 'AAAA', forged, 'A'.repeat(16 * 1024)]) {
      const short = await shortWay({ body })
      assert.deepEqual([short.way, short.answer.status], ['long', 400], body)
      assert.deepEqual(short, await longWay({ body }), body)
    }
  })

  const odd: [string, Omit<Question, 'body'>, number][] = [
    ['nothing is shown', { shows: 'nothing' }, 403],
    ['a page asks', { headers: { origin: 'https://evil.example' } }, 403],
    ['the host is another', { headers: { host: 'a.warifu.test:8443' } }, 421],
    ['the host is that of no institution', { headers: { host: 'z.est.warifu.test:8443' } }, 421],
    ['it says that it is too long', { headers: { 'content-length': String(16 * 1024 + 1) } }, 413],
    ['its length is not told', { headers: { 'content-length': undefined } }, 200],
    ['it comes in pieces', { headers: { 'transfer-encoding': 'chunked' } }, 200],
    ['it is of another type', { headers: { 'content-type': 'application/octet-stream' } }, 415],
    ['the label is another', { path: '/.well-known/est/b/simplereenroll' }, 404],
    ['something is asked besides', { path: `${path}?more=1` }, 200],
  ]
  it('is taken where all is plain', async (t) => {
    const { shortWay, longWay } = await atTheDoor(t)
    const body = makeEnrolmentKey().request.toBase64()
    for (const [what, question, status] of odd) {
      const short = await shortWay({ body, ...question })
      assert.equal(short.answer.status, status, what)
      assert.deepEqual(short.answer, (await longWay({ body, ...question })).answer, what)
      // A host of nobody and a body too large are told before the language is looked for.
      if (status !== 421 && status !== 413) assert.equal(short.way, 'long', what)
    }
  })

  it('takes from the same tries of a certificate as the long one', async (t) => {
    const { shortWay } = await atTheDoor(t)
    const body = 'AAAA'
    const statuses: number[] = []
    for (const headers of Array.from({ length: 20 }, (_, at) =>
      at % 2 === 0 ? {} : { 'content-length': undefined },
    )) {
      statuses.push((await shortWay({ body, headers })).answer.status)
    }
    assert.equal(statuses.filter((status) => status === 400).length, 10)
    assert.equal(statuses.at(-1), 503)
  })
})
