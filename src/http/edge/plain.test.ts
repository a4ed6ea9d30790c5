import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { describe, it } from 'node:test'
import { openPlain, type Plain } from './plain.ts'

async function open({ port }: Plain): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

async function readAll(socket: Socket): Promise<string> {
  const pieces = await Array.fromAsync(socket, String)
  return pieces.join('')
}

const local = { host: '127.0.0.1', port: 0 }
const unhurried = Temporal.Duration.from({ hours: 1 })

describe('a plain listener', () => {
  it('answers what its application answers', async (t) => {
    const plain = await openPlain({ ...local, onRequest: ({ url }, response) => void response.end(url) })
    t.after(() => plain.close(unhurried))
    const response = await fetch(`http://127.0.0.1:${plain.port}/a/ca/1.cer`)
    assert.equal(await response.text(), '/a/ca/1.cer')
  })

  it('refuses headers over the limit', async (t) => {
    const plain = await openPlain({ ...local, onRequest: (_request, response) => void response.end() })
    t.after(() => plain.close(unhurried))
    const socket = await open(plain)
    socket.write(`GET / HTTP/1.1\r\nHost: pki.test\r\nX: ${'x'.repeat(16_384)}`)
    assert.match(await readAll(socket), /^HTTP\/1.1 431 /)
  })

  it('throws when its port is taken', async (t) => {
    const plain = await openPlain({ ...local, onRequest: (_request, response) => void response.end() })
    t.after(() => plain.close(unhurried))
    await assert.rejects(openPlain({ ...local, port: plain.port, onRequest() {} }), { code: 'EADDRINUSE' })
  })

  it('closes idle connections when it closes, and answers what has been asked', async () => {
    let reply = () => {}
    const asked = Promise.withResolvers<void>()
    const plain = await openPlain({
      ...local,
      onRequest(_request, response) {
        reply = () => response.end('done')
        asked.resolve()
      },
    })
    const silent = await open(plain)
    const busy = await open(plain)
    busy.write('GET / HTTP/1.1\r\nHost: pki.test\r\n\r\n')
    await asked.promise

    const closed = plain.close(unhurried)
    assert.equal(await readAll(silent), '')
    reply()
    assert.match(await readAll(busy), /connection: close\r\n[\s\S]*done$/i)
    await closed
  })

  it('cuts what is not answered by the deadline', async () => {
    const asked = Promise.withResolvers<void>()
    const plain = await openPlain({ ...local, onRequest: () => asked.resolve() })
    const busy = await open(plain)
    busy.write('GET / HTTP/1.1\r\nHost: pki.test\r\n\r\n')
    await asked.promise
    await plain.close(Temporal.Duration.from({ milliseconds: 50 }))
    assert.equal(await readAll(busy), '')
  })
})
