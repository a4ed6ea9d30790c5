import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, it, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { clientConfig, type DbConfig } from '../../src/adapters/postgres/db.ts'
import { checkoutKey, type EmbeddedOptions, openEmbedded } from '../../src/adapters/postgres/embedded.ts'
import { runningPid, startPostmaster } from '../../src/adapters/postgres/postmaster.ts'

const home = mkdtempSync(join(tmpdir(), 'warifu-embedded-'))
chmodSync(home, 0o755) // the server's account, which is not root's, passes through it
let checkouts = 0

describe('the embedded PostgreSQL', () => {
  after(() => rmSync(home, { recursive: true, force: true }))

  it('keeps what was written over a stop', async (t) => {
    const options = place()
    const first = await open(t, options)
    await query(first.owner, 'create table kept (x int); insert into kept values (42)')
    await first.stop()
    const second = await open(t, options)
    assert.deepEqual(await query(second.owner, 'select x from kept'), [{ x: 42 }])
  })

  it('gives up no durability for speed, and hears nobody on the network', async (t) => {
    const { app } = await open(t, place())
    const shown = await query(
      app,
      `select name, setting from pg_settings where name = any (array['fsync', 'full_page_writes', 'synchronous_commit',
         'data_checksums', 'listen_addresses', 'TimeZone', 'server_encoding'])`,
    )
    assert.deepEqual(Object.fromEntries(shown.map(({ name, setting }) => [name, setting])), {
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '',
      server_encoding: 'UTF8',
      synchronous_commit: 'on',
      TimeZone: 'UTC',
    })
  })

  it('forgets everything when asked to, and only then', async (t) => {
    const options = place()
    const first = await open(t, options)
    await query(first.owner, 'create table kept (x int)')
    await first.stop()
    const second = await open(t, { ...options, fresh: true })
    await assert.rejects(query(second.owner, 'select from kept'), /does not exist/)
  })

  it('is refused to a second server, who is told of the first', async (t) => {
    const options = place()
    const first = await hold(t, options)
    await assert.rejects(openEmbedded(options), {
      name: 'AlreadyServed',
      message: `process ${first.pid} already serves from ${join(home, checkoutKey(options.checkout))}`,
    })
  })

  it('is had by exactly one of three that start at once', async (t) => {
    const options = place()
    const started = [1, 2, 3].map(() => spawnHolder(t, options))
    const said = await Promise.all(started.map(firstWords))
    assert.equal(said.filter((words) => words === 'open').length, 1, said.join('; '))
    assert.equal(said.filter((words) => words.includes('already serves from')).length, 2, said.join('; '))
  })

  it('serves its server’s visitors, and stays when they go', async (t) => {
    const options = place()
    const server = await open(t, options)
    const visitor = await openEmbedded({ ...options, use: 'visit' })
    await query(visitor.app, 'select 1')
    await visitor.stop()
    await query(server.app, 'select 1')
  })

  it('is started by a visitor who finds none, and a server waits for him', async (t) => {
    const options = place()
    const visitor = await openEmbedded({ ...options, use: 'visit' })
    let served = false
    const server = open(t, options).then((embedded) => {
      served = true
      return embedded
    })
    await sleep(500)
    assert.equal(served, false)
    await query(visitor.app, 'select 1')
    await visitor.stop()
    await query((await server).app, 'select 1')
  })

  it('goes with a server that is killed, and the next finds all that was committed', async (t) => {
    const options = place()
    const doomed = await hold(t, options)
    const visitor = await openEmbedded({ ...options, use: 'visit' })
    await query(visitor.owner, 'create table kept (x int); insert into kept values (7)')
    await visitor.stop()
    doomed.kill('SIGKILL')
    const next = await open(t, options)
    assert.deepEqual(await query(next.owner, 'select x from kept'), [{ x: 7 }])
  })

  it('survives that its own process is killed', async (t) => {
    const options = place()
    const server = await open(t, options)
    await query(server.owner, 'create table kept (x int); insert into kept values (8)')
    process.kill(runningPid(clusterPlace(options)) ?? 0, 'SIGKILL')
    await server.ended
    await server.stop()
    const next = await open(t, options)
    assert.deepEqual(await query(next.owner, 'select x from kept'), [{ x: 8 }])
  })

  it('is taken over from nobody: an orphan is ended first', async (t) => {
    const options = place()
    const orphan = await startPostmaster({ ...clusterPlace(options), settings: [] }, () =>
      Promise.resolve(true),
    )
    const server = await open(t, options)
    await orphan.ended
    await query(server.app, 'select 1')
  })

  it('is not kept from starting by a file that names a stranger’s process', async (t) => {
    const options = place()
    await (await open(t, options)).stop()
    const stranger = spawn('sleep', ['60'])
    t.after(() => stranger.kill())
    const { folder } = clusterPlace(options)
    writeFileSync(join(folder, 'pg', 'postmaster.pid'), `${stranger.pid}\n${join(folder, 'pg')}\n`)
    writeFileSync(join(folder, 'run', '.s.PGSQL.5432.lock'), `${stranger.pid}\n`)
    await query((await open(t, options)).app, 'select 1')
  })

  it('takes a folder whose path is too long for a socket', async (t) => {
    const long = join(home, 'a-long-name-'.repeat(12))
    const { app } = await open(t, { ...place(), home: long })
    await query(app, 'select 1')
    assert.ok('host' in app && app.host.startsWith('/tmp/warifu-'))
    rmSync(app.host, { recursive: true })
  })

  if (process.getuid?.() === 0) {
    it('says at once which folder the server’s account cannot pass', async () => {
      const closed = join(home, 'closed')
      mkdirSync(closed, { mode: 0o700 })
      const options = { ...place(), home: join(closed, 'home') }
      await assert.rejects(openEmbedded(options), /must be able to pass through .*closed/)
    })
  }

  it('leaves nothing of a first start that was cut short', async (t) => {
    const options = place()
    const { folder } = clusterPlace(options)
    mkdirSync(join(folder, 'pg.init-999999999'), { recursive: true })
    await open(t, options)
    assert.equal(existsSync(join(folder, 'pg.init-999999999')), false)
  })

  it('runs as an account that is not root’s', async (t) => {
    const options = place()
    await open(t, options)
    const status = readFileSync(`/proc/${runningPid(clusterPlace(options))}/status`, 'utf8')
    assert.doesNotMatch(status, /^Uid:\t0\t/m)
  })
})

/** A checkout of its own for each test. */
function place(): EmbeddedOptions {
  checkouts += 1
  return { home, checkout: `/somewhere/checkout-${checkouts}`, use: 'serve' }
}

const clusterPlace = (options: EmbeddedOptions) => ({
  home,
  folder: join(home, checkoutKey(options.checkout)),
  settings: [],
})

async function open(t: TestContext, options: EmbeddedOptions) {
  const embedded = await openEmbedded(options)
  t.after(() => embedded.stop())
  return embedded
}

async function hold(t: TestContext, options: EmbeddedOptions): Promise<ChildProcess> {
  const holder = spawnHolder(t, options)
  assert.equal(await firstWords(holder), 'open')
  return holder
}

function spawnHolder(t: TestContext, { home, checkout, use }: EmbeddedOptions): ChildProcess {
  const program = join(import.meta.dirname, 'hold-embedded.ts')
  const holder = spawn(process.execPath, [program, home, checkout, use], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(holder, 'exit')
  t.after(async () => {
    holder.kill('SIGTERM')
    await ended
  })
  return holder
}

async function firstWords(holder: ChildProcess): Promise<string> {
  const [bytes]: Buffer[] = await once(holder.stdout ?? process, 'data')
  return String(bytes).trim()
}

async function query(config: DbConfig, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(clientConfig(config))
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
