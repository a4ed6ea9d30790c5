import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import { openServer, type RunningServer } from '../../src/http/server.ts'
import { openWorld, type World } from '../world.ts'
import { type Dice, dice } from './dice.ts'
import { hostileWord } from './hostile.ts'

const perListener = 300
const atOnce = 25

/** What no HTTP client sends: requests that end early, lie about their length, hold what no parser takes, or are none. */
function octets(roll: Dice, host: string): Uint8Array {
  const lines = [
    `${roll.of(['GET', 'POST', 'get', 'G\0T', 'PRI', 'CONNECT', 'OPTIONS'])} ${roll.of(['/', '*', '/healthz', host, '/\0', '//', '/%'])} ${roll.of(['HTTP/1.1', 'HTTP/1.0', 'HTTP/9', 'HTTP/1.1\r\r', ''])}`,
    `host: ${roll.of([host, host, host, 'evil.example', ''])}`,
    roll.of(['content-length: 5', 'content-length: -1', 'content-length: 5\r\ncontent-length: 6', 'x: y']),
    roll.of([
      'transfer-encoding: chunked',
      'transfer-encoding: chunked, identity',
      ' folded',
      ': nameless',
      'x: y',
    ]),
    `${roll.of(['x', 'cookie', 'é', '__proto__', 'x\0', ''])}: ${hostileWord(roll)}`,
    `x: ${'a'.repeat(roll.of([1, 1, 1, 20_000]))}`,
  ]
  const whole = Buffer.from(
    `${lines.join(roll.of(['\r\n', '\r\n', '\n', '\r']))}\r\n\r\n${hostileWord(roll)}`,
    'latin1',
  )
  if (roll.once(8)) return roll.bytes(roll.roll(600))
  return roll.once(4) ? whole.subarray(0, roll.roll(whole.length)) : whole
}

/** Sends, says that no more comes, and waits for the end. Answers with what came back. */
function send(socket: Socket, sent: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let back = ''
    const timer = setTimeout(() => {
      socket.destroy()
      reject(
        new Error(
          `the connection stays open: ${JSON.stringify(Buffer.from(sent).toString('latin1').slice(0, 300))}`,
        ),
      )
    }, 30_000)
    const end = () => {
      clearTimeout(timer)
      resolve(back)
    }
    socket.on('data', (chunk) => {
      back += chunk.toString('latin1')
    })
    socket.on('error', end).on('close', end)
    socket.end(sent)
  })
}

describe('octets that are hardly HTTP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'warifu-octets-'))
  let world: World
  let server: RunningServer
  let root: string
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    const tls = openDemoTls(folder, world.portal.site.domain, Temporal.Now.instant())
    root = tls.root
    const { portal, office } = world
    const listen = { host: '127.0.0.1', port: 0, pkiPort: 0, metricsPort: 0 }
    server = await openServer({ portal, office, listen, tls, readiness: async () => [] })
  })
  after(async () => {
    await server.close()
    await world.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const secured = (servername: string) => () =>
    connectTls({ host: '127.0.0.1', port: server.port, servername, ca: root })
  for (const [what, open] of [
    ['the pki listener', () => connect(server.pkiPort, '127.0.0.1')],
    ['the metrics listener', () => connect(server.metricsPort, '127.0.0.1')],
    ['a portal', secured('a.warifu.test')],
    ['a log-on host', secured('a-x2.logon.warifu.test')],
    ['an office', secured('a.office.warifu.test')],
  ] as const) {
    it(`are answered or hung up on by ${what}, which goes on`, async () => {
      const roll = dice(5)
      let answered = 0
      for (let sent = 0; sent < perListener; sent += atOnce) {
        const backs = await Promise.all(
          Array.from({ length: atOnce }, () => send(open(), octets(roll, 'a.warifu.test:8443'))),
        )
        for (const back of backs) {
          assert.doesNotMatch(back, /^HTTP\/1\.1 5(?!03)/m, back.slice(0, 300))
          if (back !== '') answered += 1
        }
      }
      assert.ok(answered > perListener / 4, `${answered} answers`)
      assert.deepEqual(
        world.logged.filter((line) => line.includes('"level":50')),
        [],
      )
      const health = await send(
        open(),
        Buffer.from('GET /healthz HTTP/1.1\r\nhost: a.warifu.test:8443\r\nconnection: close\r\n\r\n'),
      )
      assert.match(health, /^HTTP\/1\.1 (?:200|421)/)
    })
  }
})
