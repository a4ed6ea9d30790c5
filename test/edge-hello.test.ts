import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect as connectTcp, createServer, type Socket } from 'node:net'
import { describe, it } from 'node:test'
import { plainHttpAnswer } from '../src/http/edge/decline.ts'
import { listen } from '../src/http/edge/listen.ts'
import { get, getRequest, helloFor, openTcp, openTestEdge, readAll, withoutOpenssl } from './edge-fixture.ts'

describe('the edge, before TLS', { skip: withoutOpenssl }, () => {
  it('takes a ClientHello that comes octet by octet', async (t) => {
    const edge = await openTestEdge(t)
    let dripped = 0
    async function drip(client: Socket) {
      const tcp = connectTcp({ port: edge.port, host: '127.0.0.1', noDelay: true })
      tcp.pipe(client)
      for await (const octets of client) {
        for (const octet of octets) {
          await new Promise((resolve) => tcp.write(Uint8Array.of(octet), resolve))
          dripped++
        }
      }
      tcp.end()
    }
    const dripper = createServer((client) => void drip(client))
    const port = await listen(dripper, '127.0.0.1', 0)
    t.after(() => dripper.close())

    const told = await get({ ...edge, port }, 'a.test')
    assert.equal(told.serverName, 'a.test')
    assert.ok(dripped > 300)
    assert.deepEqual(edge.events, [])
  })

  it('cuts a client that takes too long over its ClientHello', async (t) => {
    const edge = await openTestEdge(t, { helloTimeout: Temporal.Duration.from({ milliseconds: 100 }) })
    const hello = await helloFor('a.test')
    for (const begun of [Buffer.alloc(0), hello.subarray(0, 1), hello.subarray(0, -1)]) {
      const tcp = await openTcp(edge)
      tcp.write(begun)
      assert.equal(await readAll(tcp), '')
    }
    const kinds = edge.events.map(({ kind }) => kind)
    assert.deepEqual(kinds, ['hello-too-slow', 'hello-too-slow', 'hello-too-slow'])
  })

  it('does not let a client win time by going on sending', async (t) => {
    const edge = await openTestEdge(t, { helloTimeout: Temporal.Duration.from({ milliseconds: 200 }) })
    const hello = await helloFor('a.test')
    const tcp = await openTcp(edge)
    let sent = 0
    const drip = setInterval(() => {
      if (tcp.writable) tcp.write(hello.subarray(sent, ++sent))
    }, 20)
    await readAll(tcp)
    clearInterval(drip)
    assert.deepEqual(
      edge.events.map(({ kind }) => kind),
      ['hello-too-slow'],
    )
  })

  const decodeError = '\u0015\u0003\u0003\0\u0002\u00022'
  const endless = Buffer.from(`160301000401003000${'160301000100'.repeat(3000)}`, 'hex')
  for (const [what, octets, detail, answer] of [
    ['a ClientHello that does not end in 16 KB', endless, /longer than/, decodeError],
    [
      'a ClientHello that announces more than 16 KB',
      Buffer.from('1603014000', 'hex'),
      /longer than/,
      decodeError,
    ],
    ['a malformed ClientHello', Buffer.from('160301000401000000', 'hex'), /too early/, decodeError],
    ['garbage', Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), /not a TLS handshake/, ''],
    ['plain HTTP', Buffer.from(getRequest('a.test')), /not a TLS handshake/, plainHttpAnswer],
  ] as const) {
    it(`ends a connection that begins with ${what}`, async (t) => {
      const edge = await openTestEdge(t)
      const tcp = await openTcp(edge)
      tcp.write(octets)
      assert.equal(await readAll(tcp), answer)
      const [event, ...others] = edge.events
      assert.ok(event?.kind === 'hello-malformed')
      assert.match(event.detail, detail)
      assert.equal(event.address, '127.0.0.1')
      assert.deepEqual(others, [])
    })
  }

  it('hears a client out, so that its last word is not lost', async (t) => {
    const edge = await openTestEdge(t)
    const tcp = await openTcp(edge)
    tcp.end(Buffer.concat([Buffer.from('160301000401000000', 'hex'), Buffer.alloc(5_000_000)]))
    const pieces = await Array.fromAsync(tcp, String) // throws when the connection is reset
    assert.equal(pieces.join(''), decodeError)
  })

  it('ends the connection of who does not hang up after the last word', async (t) => {
    const edge = await openTestEdge(t)
    const tcp = await openTcp(edge)
    tcp.allowHalfOpen = true
    tcp.write('nonsense')
    const pulse = setInterval(() => tcp.write('more'), 50)
    await readAll(tcp)
    clearInterval(pulse)
  })

  it('goes on when clients come and go without a word', async (t) => {
    const edge = await openTestEdge(t)
    for (const end of ['end', 'resetAndDestroy'] as const) {
      const tcp = await openTcp(edge)
      tcp[end]()
      tcp.resume()
      await once(tcp, 'close')
    }
    const tcp = await openTcp(edge)
    tcp.write((await helloFor('a.test')).subarray(0, 20))
    tcp.resetAndDestroy()
    await once(tcp, 'close')
    assert.deepEqual(edge.events, [])
  })

  it('takes no more connections from one address than it may', async (t) => {
    const edge = await openTestEdge(t, { connectionsPerAddress: 2 })
    const first = await openTcp(edge)
    await openTcp(edge)
    const third = await openTcp(edge)
    assert.equal(await readAll(third), '')
    assert.deepEqual(edge.events, [{ kind: 'too-many-connections', address: '127.0.0.1' }])

    first.destroy()
    await once(first, 'close')
    assert.equal((await get(edge, 'a.test')).kind, 'portal')
  })
})
