import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, it, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { exitCodes } from '../src/cli/exit-code.ts'
import { freshDatabase } from './database.ts'
import { freePort, urlOf } from './demo-program.ts'

const program = join(import.meta.dirname, '..', 'src', 'main.ts')

/** The demonstration in two processes that serve, and one that keeps them. */
async function startTwo(t: TestContext) {
  const database = await freshDatabase()
  t.after(database.close)
  const home = mkdtempSync(join(tmpdir(), 'warifu-two-'))
  t.after(() => rmSync(home, { recursive: true, force: true }))
  const metricsPort = await freePort()
  const port = await freePort()
  const socket = join(home, 'proxy.sock')
  // As a program leaves it that was killed: nobody listens there.
  spawnSync(process.execPath, [
    '-e',
    `require('net').createServer().listen('${socket}', () => process.kill(process.pid, 'SIGKILL'))`,
  ])
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, 'serve', '--demo'],
    {
      env: {
        PATH: process.env.PATH,
        WARIFU_HOME: home,
        WARIFU_PORT: String(port),
        WARIFU_PROXY_SOCKET: socket,
        WARIFU_PKI_PORT: '0',
        WARIFU_METRICS_PORT: String(metricsPort),
        WARIFU_PROCESSES: '2',
        WARIFU_DATABASE_URL: urlOf(database.config.app),
        WARIFU_OWNER_DATABASE_URL: urlOf(database.config.owner),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  t.after(() => child.kill('SIGKILL'))
  let complained = ''
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    complained += more
  })
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${complained}`)))
  })
  return { child, home, metricsPort, port, socket, complained: () => complained }
}

/** The processes that serve: those that the first one has started. */
function workersOf({ pid }: ChildProcess): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid)
    .map(Number)
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
  } catch {
    return undefined // it has ended meanwhile
  }
}

function read(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent: false }, (answer) => resolve(text(answer))).on(
      'error',
      reject,
    )
  })
}

/** What a proxy gets at the socket, from whichever process has the connection. */
function readThrough(socketPath: string, port: number): Promise<string> {
  const headers = { host: `a.warifu.localhost:${port}`, 'x-forwarded-for': '203.0.113.5' }
  return new Promise((resolve, reject) => {
    get({ socketPath, path: '/healthz', headers, agent: false }, (answer) => resolve(text(answer))).on(
      'error',
      reject,
    )
  })
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    await sleep(50)
  }
}

describe('a program in several processes', () => {
  it('has two that serve, puts another in the place of one that dies, and ends in good order', async (t) => {
    const { child, metricsPort, port, socket, complained } = await startTwo(t)
    const before = workersOf(child)
    assert.equal(before.length, 2)
    assert.equal(await read(metricsPort, '/readyz'), 'ready\n')
    // The demonstration asks each host whether it answers before it says that it is ready.
    assert.match(
      await read(metricsPort, '/metrics'),
      /^warifu_http_request_duration_seconds_count\{.*\} [1-9]/m,
    )

    assert.equal((statSync(socket).mode & 0o777).toString(8), '660')
    assert.equal(await readThrough(socket, port), 'ok\n')

    const [victim = 0, other] = before
    process.kill(victim, 'SIGKILL')
    const after = await until(() => {
      const now = workersOf(child)
      return now.length === 2 && !now.includes(victim) ? now : undefined
    })
    assert.ok(after.includes(other ?? 0))
    await until(() => (/a process ended/.test(complained()) ? true : undefined))
    assert.equal(await readThrough(socket, port), 'ok\n')

    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
    child.kill('SIGTERM')
    assert.deepEqual(await ended, { code: exitCodes.done, signal: null })
    assert.deepEqual(
      after.filter((pid) => parentOf(String(pid)) !== undefined),
      [],
    )
    assert.equal(existsSync(socket), false)
  })

  it('goes on trying while none can take the place, and has two again as soon as one can', async (t) => {
    const { child, home, complained } = await startTwo(t)
    const [secret = ''] = globSync('*/demo/secret', { cwd: home })
    const away = join(home, 'away')
    renameSync(join(home, secret), away)
    const [victim = 0] = workersOf(child)
    process.kill(victim, 'SIGKILL')
    await until(() => (/no process takes its place yet/.test(complained()) ? true : undefined))
    renameSync(away, join(home, secret))
    const standing = await until(async () => {
      const now = workersOf(child)
      await sleep(500)
      // One that cannot start is gone again by then.
      return now.length === 2 && workersOf(child).join() === now.join() ? now : undefined
    })
    assert.ok(!standing.includes(victim))
  })

  it('leaves nobody behind when the first one is killed', async (t) => {
    const { child } = await startTwo(t)
    const workers = workersOf(child)
    child.kill('SIGKILL')
    await until(() => (workers.every((pid) => parentOf(String(pid)) === undefined) ? true : undefined))
  })
})
