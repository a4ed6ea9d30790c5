import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { describe, it } from 'node:test'
import { listen } from '../src/http/edge/listen.ts'
import {
  exchange,
  getRequest,
  helloFor,
  open,
  openTcp,
  openTestEdge,
  readAll,
  withoutOpenssl,
} from './edge-fixture.ts'

describe('a closing edge', { skip: withoutOpenssl }, () => {
  const unhurried = Temporal.Duration.from({ hours: 1 })

  it('answers what has been asked, and closes what has not', async (t) => {
    let reply = () => {}
    const asked = Promise.withResolvers<void>()
    const edge = await openTestEdge(t, {
      onPortal(_request, response) {
        reply = () => response.end('done')
        asked.resolve()
      },
    })
    const silent = readAll(await open(edge, { servername: 'a.test' }))
    const spare = readAll(await open(edge, { servername: 'a-1.logon.test' }))
    const answer = exchange(edge, { servername: 'a.test' }, 'GET / HTTP/1.1\r\nHost: a.test\r\n\r\n')
    await asked.promise

    const closed = edge.close(unhurried)
    assert.equal(await silent, '')
    assert.equal(await spare, '')
    await assert.rejects(open(edge, { servername: 'a.test' }), { code: 'ECONNREFUSED' })
    reply()
    assert.match(await answer, /^HTTP\/1.1 200 OK\r\n[\s\S]*connection: close\r\n[\s\S]*done$/i)
    await closed
  })

  it('closes a connection whose last answer had begun before', async (t) => {
    let reply = () => {}
    const asked = Promise.withResolvers<void>()
    const edge = await openTestEdge(t, {
      onPortal(_request, response) {
        response.write('begun ')
        reply = () => response.end('done')
        asked.resolve()
      },
    })
    const answer = exchange(edge, { servername: 'a.test' }, 'GET / HTTP/1.1\r\nHost: a.test\r\n\r\n')
    await asked.promise
    const closed = edge.close(unhurried)
    reply()
    assert.match(await answer, /keep-alive[\s\S]*begun [\s\S]*done[\s\S]*0\r\n\r\n$/)
    await closed
  })

  it('does not wait for those who have not said whom they want', async (t) => {
    const edge = await openTestEdge(t)
    const tcp = await openTcp(edge)
    const ended = readAll(tcp)
    await edge.close(unhurried)
    assert.equal(await ended, '')
  })

  it('closes a connection whose handshake ends only now', async (t) => {
    const edge = await openTestEdge(t)
    const { promise: finished, resolve: finish } = Promise.withResolvers<void>()
    // Between client and edge: lets the ClientHello through, and what follows it when told so.
    const holder = createServer((client) => {
      const tcp = connect(edge.port, '127.0.0.1')
      tcp.pipe(client)
      client.once('data', (hello) => {
        client.pause()
        tcp.write(hello)
        void finished.then(() => client.pipe(tcp))
      })
    })
    const port = await listen(holder, '127.0.0.1', 0)
    t.after(() => holder.close())

    const answer = readAll(await open({ ...edge, port }, { servername: 'a.test' }))
    const closed = edge.close(unhurried)
    finish()
    assert.equal(await answer, '')
    await closed
  })

  it('cuts what is not answered by the deadline', async (t) => {
    const asked = Promise.withResolvers<void>()
    const edge = await openTestEdge(t, { onPortal: () => asked.resolve() })
    const answer = exchange(edge, { servername: 'a.test' }, getRequest('a.test'))
    await asked.promise
    await edge.close(Temporal.Duration.from({ milliseconds: 50 }))
    assert.equal(await answer, '')
  })

  it('cuts a handshake that is not over by the deadline', async (t) => {
    const edge = await openTestEdge(t)
    const tcp = await openTcp(edge)
    tcp.write(await helloFor('a.test'))
    await once(tcp, 'data')
    await edge.close(Temporal.Duration.from({ milliseconds: 50 }))
    assert.notEqual(await readAll(tcp), undefined)
  })
})
