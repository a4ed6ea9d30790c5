import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer as createPlainServer, type RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it, type TestContext } from 'node:test'
import { openDemoTls } from '../keys/demo-tls.ts'
import { openOutgoing } from './outgoing.ts'

const folder = mkdtempSync(join(tmpdir(), 'outgoing-'))
after(() => rmSync(folder, { recursive: true }))
const tls = openDemoTls(folder, 'warifu.localhost', Temporal.Now.instant())
const loopback = ['127.0.0.0/8']
const patience = { connect: 30_000, total: 60_000 }
const headers = { 'content-type': 'application/json' }

async function listening(t: TestContext, server: ReturnType<typeof createTcpServer>): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  return (server.address() as AddressInfo).port
}

const overTls = (t: TestContext, answer: RequestListener) =>
  listening(t, createServer({ cert: tls.portal.certificate, key: tls.portal.key }, answer))

describe('what goes out', () => {
  const open = openOutgoing({ privateNetworks: loopback, ca: [tls.root], patience })

  it('arrives as it was given, and the status comes back', async (t) => {
    const got: string[] = []
    const port = await overTls(t, (request, response) => {
      got.push(`${request.method} ${request.url} ${request.headers.host} ${request.headers['content-type']}`)
      request.setEncoding('utf8').on('data', (text: string) => void got.push(text))
      request.on('end', () => response.writeHead(202, { 'retry-after': '7' }).end('thank you'))
    })
    const url = `https://hook.warifu.localhost:${port}/in?a=b`
    assert.deepEqual(await open.post({ url, headers, body: '{"あ":1}' }), {
      kind: 'answered',
      status: 202,
      retryAfter: '7',
    })
    assert.deepEqual(got, [`POST /in?a=b hook.warifu.localhost:${port} application/json`, '{"あ":1}'])
  })

  it('follows no redirect', async (t) => {
    let asked = 0
    const port = await overTls(t, (_, response) => {
      asked++
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    const outcome = await open.post({ url: `https://hook.warifu.localhost:${port}/`, headers, body: '' })
    assert.deepEqual(outcome, { kind: 'answered', status: 307 })
    assert.equal(asked, 1)
  })

  it('hears no more of an endless answer than its status', async (t) => {
    const port = await overTls(t, (_, response) => {
      response.writeHead(200)
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      }
      response.on('drain', more).on('error', () => {})
      more()
    })
    const outcome = await open.post({ url: `https://hook.warifu.localhost:${port}/`, headers, body: '' })
    assert.deepEqual(outcome, { kind: 'answered', status: 200 })
  })

  it('goes to nobody whose certificate is not trusted, or is for another name', async (t) => {
    const port = await overTls(t, (_, response) => response.end())
    const trusting = openOutgoing({ privateNetworks: loopback, patience })
    const ask = (url: string, by = open) => by.post({ url, headers, body: '' })
    const refused = { kind: 'failed', why: 'tls' }
    assert.deepEqual(await ask(`https://hook.warifu.localhost:${port}/`, trusting), refused)
    assert.deepEqual(await ask(`https://a.b.warifu.localhost:${port}/`), refused)
    assert.deepEqual(await ask(`https://127.0.0.1:${port}/`), refused)
  })

  it('waits no longer than it was told to, for the connection and for the answer', async (t) => {
    const silent = await listening(
      t,
      createTcpServer((socket) => void socket.on('error', () => {}).resume()),
    )
    const hasty = openOutgoing({ privateNetworks: loopback, patience: { connect: 100, total: 60_000 } })
    const late = { kind: 'failed', why: 'timeout' }
    assert.deepEqual(await hasty.post({ url: `https://127.0.0.1:${silent}/`, headers, body: '' }), late)
    const asked = openOutgoing({ privateNetworks: loopback, patience: { connect: 60_000, total: 100 } })
    assert.deepEqual(await asked.post({ url: `http://127.0.0.1:${silent}/`, headers, body: '' }), late)
    const nameless = openOutgoing({
      privateNetworks: [],
      patience: { connect: 100, total: 60_000 },
      lookup: () => new Promise(() => {}),
    })
    assert.deepEqual(await nameless.post({ url: 'https://hook.example/', headers, body: '' }), late)
  })

  it('says when nobody is there', async (t) => {
    const server = createTcpServer()
    const port = await listening(t, server)
    server.close()
    await once(server, 'close')
    const url = `https://hook.warifu.localhost:${port}/`
    assert.deepEqual(await open.post({ url, headers, body: '' }), { kind: 'failed', why: 'connection' })
    const unknown = openOutgoing({ privateNetworks: [], patience, lookup: () => Promise.reject(new Error()) })
    const outcome = await unknown.post({ url: 'https://hook.example/', headers, body: '' })
    assert.deepEqual(outcome, { kind: 'failed', why: 'name' })
  })

  it('says when the connection breaks before an answer', async (t) => {
    const port = await overTls(t, (request) => request.socket.destroy())
    const url = `https://hook.warifu.localhost:${port}/`
    assert.deepEqual(await open.post({ url, headers, body: '' }), { kind: 'failed', why: 'connection' })
  })
})

describe('what is not opened', () => {
  const shut = openOutgoing({ privateNetworks: [], patience })
  const opened = openOutgoing({ privateNetworks: [...loopback, '10.0.0.0/8'], patience })
  let visits = 0
  let port = 0
  const server = createPlainServer((_, response) => {
    visits++
    response.end()
  })
  after(() => server.close())
  before(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  })

  for (const [url, fault] of [
    ['https://bank.example/in', undefined],
    ['https://1.1.1.1/', undefined],
    ['http://bank.example/in', 'scheme'],
    ['ftp://bank.example/in', 'scheme'],
    ['bank.example', 'malformed'],
    ['https://a:b@bank.example/', 'malformed'],
    ['https://bank.example/#x', 'malformed'],
    ['https://127.0.0.1/', 'address'],
    ['https://0x7f.1/', 'address'],
    ['https://2130706433/', 'address'],
    ['https://0/', 'address'],
    ['https://[::1]/', 'address'],
    ['https://[::ffff:127.0.0.1]/', 'address'],
    ['https://169.254.169.254/latest/meta-data/', 'address'],
    ['https://10.0.0.1/', 'address'],
  ] as const)
    it(`${url} is ${fault ?? 'fine'}`, () => assert.equal(shut.fault(url), fault))

  it('plain HTTP goes to loopback only, where that is opened', async () => {
    assert.equal(opened.fault('https://10.0.0.1/'), undefined)
    assert.equal(opened.fault('http://10.0.0.1/'), 'address')
    assert.equal(opened.fault('http://127.0.0.1/'), undefined)
    const outcome = await opened.post({ url: `http://127.0.0.1:${port}/`, headers, body: '' })
    assert.deepEqual(outcome, { kind: 'answered', status: 200 })
    assert.equal(visits, 1)
  })

  it('is found where a name points too, and one address among many is enough', async () => {
    for (const addresses of [['127.0.0.1'], ['1.1.1.1', '127.0.0.1'], ['fe80::1'], ['::ffff:7f00:1']]) {
      const { post } = openOutgoing({ privateNetworks: [], patience, lookup: async () => addresses })
      const outcome = await post({ url: `https://hook.example:${port}/`, headers, body: '' })
      assert.deepEqual(outcome, { kind: 'failed', why: 'address' })
    }
    assert.equal(visits, 1)
  })

  it('a name is looked up once, and what it says later counts for nothing', async () => {
    const answers = [['127.0.0.1'], ['127.0.0.9']]
    let asked = 0
    const { post } = openOutgoing({
      privateNetworks: ['127.0.0.1'],
      patience,
      lookup: async () => answers[asked++] ?? [],
    })
    const outcome = await post({ url: `http://hook.example:${port}/`, headers, body: '' })
    assert.deepEqual(outcome, { kind: 'answered', status: 200 })
    assert.equal(asked, 1)
  })
})
