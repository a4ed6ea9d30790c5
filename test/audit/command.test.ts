import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import type { DbConfig } from '../../src/adapters/postgres/db.ts'
import { makeTrail, type Trail } from './trail.ts'

const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts')

interface Run {
  code: number
  said: string
  complained: string
}

/** `warifu audit verify …`, as the application's role unless another one is named. */
async function verify({ database, folder }: Trail, args: string[] = [], user = 'warifu_app'): Promise<Run> {
  const env = { WARIFU_DATABASE_URL: urlOf(database.config.app, user), WARIFU_CHECKPOINT_FOLDER: folder }
  return await run(['audit', 'verify', ...args], env)
}

function run(args: string[], env: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { env }, (error, said, complained) =>
      resolve({ code: Number(error?.code ?? 0), said, complained }),
    )
  })
}

function urlOf(config: DbConfig, user: string): string {
  if ('connectionString' in config) return config.connectionString
  const { host, port, database } = config
  return `postgres://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`
}

async function sealed(t: Parameters<typeof makeTrail>[0]): Promise<Trail> {
  const trail = await makeTrail(t)
  await trail.append(4)
  await trail.seal()
  await trail.checkpoint()
  return trail
}

describe('warifu audit verify', () => {
  it('ends with 0 when all is well, and says what was looked at', async (t) => {
    const { code, said, complained } = await verify(await sealed(t))
    assert.deepEqual([code, complained], [0, ''])
    assert.match(said, /^a: 4 events sealed, no fault$/m)
    assert.match(said, /1 checkpoint, signed by [0-9a-f]{64}; 4 events vouched for, 0 newer/)
    assert.match(said, /^The audit trail is intact\.\n$/m)
  })

  it('ends with 1 when something was touched, and says where', async (t) => {
    const trail = await sealed(t)
    await trail.superuser(
      `update audit_event set kind = 'x' where at = (select at from audit_seal where sequence = 2)`,
    )
    const { code, said } = await verify(trail)
    assert.equal(code, 1)
    assert.match(said, /^a: 4 events sealed, 1 FAULT$/m)
    assert.match(said, /^ {2}event-changed: .* \(number 2, event [0-9a-f-]{36}, 2027-02-12T01:00:02Z\)$/m)
    assert.match(said, /^THE AUDIT TRAIL IS NOT INTACT\.\n$/m)
  })

  it('takes checkpoints from elsewhere, and a pinned key', async (t) => {
    const trail = await sealed(t)
    const file = join(trail.folder, 'a-20270212T01Z-hour.checkpoint')
    const kept = mkdtempSync(join(tmpdir(), 'warifu-kept-'))
    t.after(() => rmSync(kept, { recursive: true }))
    assert.match(
      (await verify({ ...trail, folder: kept }, ['--checkpoint', file])).said,
      /4 events vouched for/,
    )
    const { code, said } = await verify(trail, ['--key', 'ab'.repeat(32)])
    assert.equal(code, 1)
    assert.match(said, /checkpoint-key/)
  })

  it('says the same in JSON', async (t) => {
    const { code, said } = await verify(await sealed(t), ['--json', '--institution', 'a'])
    const { intact, institutions, strays } = JSON.parse(said)
    assert.deepEqual([code, intact, strays], [0, true, []])
    assert.equal(institutions[0].vouched, 4)
  })

  it('ends with 2 when it is asked for what there is not', async (t) => {
    const trail = await makeTrail(t)
    for (const args of [['--forever'], ['--institution', 'z'], ['--key']]) {
      assert.equal((await verify(trail, args)).code, 2, args.join(' '))
    }
    assert.equal((await run(['audit'], {})).code, 2)
  })

  it('ends with 3 when it cannot look', async (t) => {
    const trail = await makeTrail(t)
    assert.equal((await verify(trail, ['--checkpoint', join(trail.folder, 'none')])).code, 3)
    assert.equal((await verify({ ...trail, folder: join(trail.folder, 'none') })).code, 3)
    assert.equal((await run(['audit', 'verify'], {})).code, 3)
  })

  it('needs a role that reads eight tables, and no secret', async (t) => {
    const trail = await sealed(t)
    const auditor = `auditor_${process.pid}`
    await trail.superuser(`create role ${auditor} login`)
    const [{ name }] = await trail.superuser('select current_database() as name')
    await trail.superuser(`grant connect on database ${name} to ${auditor}`)
    await trail.superuser(`grant usage on schema public to ${auditor}`)
    await trail.superuser(
      `grant select on demo_clock, institution, policy_version, kill_switch, audit_event, audit_seal, audit_unsealed, audit_key to ${auditor}`,
    )
    const { code, said, complained } = await verify(trail, [], auditor)
    await trail.superuser(`drop owned by ${auditor}; drop role ${auditor}`)
    assert.deepEqual([code, complained], [0, ''], said)
  })
})
