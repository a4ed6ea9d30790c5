import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import type { DbConfig } from '../../src/adapters/postgres/db.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { activatePasskey, addPerson, refused } from '../world/staff.ts'
import { typeAt } from '../world/terminal.ts'
import { makeWorld, operatorSecret, type World } from '../world.ts'

const main = join(import.meta.dirname, '..', '..', 'src', 'main.ts')
const now = '2026-11-22T00:00:00Z'

interface Run {
  code: number
  said: string
  complained: string
}

/** As the world's program: the same database, the same secret, but the machine's clock. */
async function withTerminal(t: TestContext) {
  const world = await makeWorld(t, { now })
  const staff = async (...args: string[]): Promise<Run> => {
    const { text, exitCode } = await typeAt(world)('staff', ...args)
    return exitCode === 0
      ? { code: 0, said: text, complained: '' }
      : { code: exitCode, said: '', complained: text }
  }
  const add = (loginId: string, ...roles: string[]) => staff(...words(loginId, roles))
  return { world, staff, add }
}

function words(loginId: string, roles: readonly string[]): string[] {
  const person = ['--institution', 'a', '--login-id', loginId, '--name', `Name of ${loginId}`]
  return ['add', ...person, ...roles.flatMap((role) => ['--role', role])]
}

/** `warifu staff …` as a process beside the world's program: the same database and secret, but the machine's clock. */
async function besideIt(t: TestContext) {
  const world = await makeWorld(t, { now: Temporal.Now.instant().toString() })
  const folder = mkdtempSync(join(tmpdir(), 'warifu-staff-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const secretFile = join(folder, 'secret')
  writeFileSync(secretFile, `${operatorSecret}\n`, { mode: 0o600 })
  const env = {
    WARIFU_DATABASE_URL: urlOf(world.database.config.app),
    WARIFU_DOMAIN: 'warifu.test',
    WARIFU_SECRET_FILE: secretFile,
  }
  return { world, env }
}

function run(args: string[], env: Record<string, string>): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { env }, (error, said, complained) =>
      resolve({ code: Number(error?.code ?? 0), said, complained }),
    )
  })
}

function urlOf(config: DbConfig): string {
  if ('connectionString' in config) return config.connectionString
  const { host, port, database, user } = config
  return `postgres://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`
}

async function added({ database }: World): Promise<string[]> {
  const rows = await database.db
    .selectFrom('audit_event')
    .select('facts')
    .where('kind', '=', 'staff-added')
    .execute()
  return rows.map(({ facts }) => JSON.stringify(facts))
}

describe('warifu staff add', () => {
  it('prints a code with which the person comes in, and stores nothing of it', async (t) => {
    const { world, env } = await besideIt(t)
    const line = ['staff', ...words('S.Sato', ['desk', 'system-administrator'])]
    const { code, said, complained } = await run(line, env)
    assert.deepEqual([code, complained], [0, ''])
    assert.match(said, /^s\.sato may activate himself at https:\/\/a\.office\.warifu\.test:8444\/activate$/m)
    assert.match(said, /until {12}\d{4}-\d\d-\d\d \d\d:\d\d \(Asia\/Tokyo\)$/m)
    const activationCode = /activation code {2}(\S+)/.exec(said)?.[1] ?? ''
    const person = await world.ports.store.at(world.institution().id).staff.byLoginId('s.sato')
    assert.ok(person)
    assert.deepEqual(person.roles, ['desk', 'system-administrator'])
    assert.ok((await activatePasskey(world, { id: person.id, loginId: 's.sato', activationCode })).token)
    assert.equal((await added(world)).length, 1)
  })

  it('takes the mail address of the person, and none that is not one', async (t) => {
    const { world, staff } = await withTerminal(t)
    const refusedOne = await staff(...words('one', ['desk']), '--mail', 'one@bank.example, two@bank.example')
    assert.equal(refusedOne.code, 2)
    assert.match(refusedOne.complained, /no mail address/)
    assert.equal((await staff(...words('one', ['desk']), '--mail', 'one@bank.example')).code, 0)
    const person = await world.ports.store.at(world.institution().id).staff.byLoginId('one')
    assert.equal(person?.mailAddress, 'one@bank.example')
    const other = await staff(...words('one', ['desk']), '--mail', 'two@bank.example')
    assert.match(other.complained, /another mail address/)
  })

  it('adds two people and no third, and says who does it', async (t) => {
    const { world, add, staff } = await withTerminal(t)
    await add('one', 'desk')
    await add('two', 'approver')
    const { code, said, complained } = await add('three', 'auditor')
    assert.deepEqual([code, said], [1, ''])
    assert.match(complained, /^refused \(staff-not-allowed\): .* has its first people \(one, two\)\.$/m)
    assert.match(complained, /one asking and the other approving/)
    assert.equal((await added(world)).length, 2)
    const list = await staff('list')
    assert.match(list.said, /^a: 2 of the staff$/m)
    assert.match(list.said, /^ {2}one {2}Name of one {2}desk {2}not activated; the code works until /m)
  })

  it('makes another code for somebody who was not activated, and the first one is dead', async (t) => {
    const { world, add } = await withTerminal(t)
    const codeIn = ({ said }: Run) => /activation code {2}(\S+)/.exec(said)?.[1] ?? ''
    const first = codeIn(await add('one', 'desk'))
    await add('two', 'approver')
    const second = codeIn(await add('one', 'desk'))
    const person = await world.ports.store.at(world.institution().id).staff.byLoginId('one')
    assert.ok(person)
    const { id, loginId } = person
    await assert.rejects(
      activatePasskey(world, { id, loginId, activationCode: first }),
      refused('activation-failed'),
    )
    assert.ok(await activatePasskey(world, { id, loginId, activationCode: second }))
    assert.equal((await add('one', 'desk')).code, 1, 'now it is for two people')
  })

  for (const [what, args, why] of [
    [
      'an institution that is not there',
      ['--institution', 'z', '--login-id', 'x', '--name', 'X', '--role', 'desk'],
      /no institution z/,
    ],
    [
      'a login ID with a blank',
      ['--institution', 'a', '--login-id', 'x y', '--name', 'X', '--role', 'desk'],
      /no login ID/,
    ],
    [
      'a name of two lines',
      ['--institution', 'a', '--login-id', 'x', '--name', 'X\nY', '--role', 'desk'],
      /on one line/,
    ],
    [
      'a role that is not there',
      ['--institution', 'a', '--login-id', 'x', '--name', 'X', '--role', 'boss'],
      /no role "boss"/,
    ],
  ] satisfies [string, string[], RegExp][]) {
    it(`calls ${what} misuse, and does nothing`, async (t) => {
      const { world, staff } = await withTerminal(t)
      const { code, complained } = await staff('add', ...args)
      assert.equal(code, 2)
      assert.match(complained, why)
      assert.deepEqual(await added(world), [])
    })
  }

  it('names the configuration that it lacks', async () => {
    const { code, complained } = await run(['staff', 'list'], {})
    assert.equal(code, 3)
    assert.match(
      complained,
      /^warifu: configuration: WARIFU_DATABASE_URL, WARIFU_DOMAIN, WARIFU_SECRET_FILE must be set/,
    )
  })
})

describe('warifu staff mail', () => {
  it('gives an address to somebody who is at work, and keeps that it was given', async (t) => {
    const { world, staff, add } = await withTerminal(t)
    await add('one', 'policy-editor')
    const one = ['--institution', 'a', '--login-id', 'one', '--mail']
    const { code, said } = await staff('mail', ...one, 'one@bank.example')
    assert.deepEqual([code, said], [0, 'Test mails that one asks for go to one@bank.example.\n'])
    const person = await world.ports.store.at(world.institution().id).staff.byLoginId('one')
    assert.equal(person?.mailAddress, 'one@bank.example')
    const events = await world.database.db
      .selectFrom('audit_event')
      .select('facts')
      .where('kind', '=', 'staff-mail-set')
      .execute()
    assert.deepEqual(events, [{ facts: { staff: person?.id } }], 'never the address')
  })

  it('takes nothing that is no address, and knows nobody who is not there', async (t) => {
    const { staff, add } = await withTerminal(t)
    await add('one', 'policy-editor')
    for (const [login, mail, expected] of [
      ['one', 'one@bank.example\nBcc: two@bank.example', 2],
      ['one', 'one', 2],
      ['two', 'two@bank.example', 1],
    ] as const) {
      const { code } = await staff('mail', '--institution', 'a', '--login-id', login, '--mail', mail)
      assert.equal(code, expected, mail)
    }
    assert.equal((await staff('mail', '--institution', 'a', '--login-id', 'one')).code, 2)
  })
})

describe('warifu staff renew and disable', () => {
  const one = ['--institution', 'a', '--login-id', 'one']

  it('print another code, once, with which somebody who has lost his passkey comes in', async (t) => {
    const { world, env } = await besideIt(t)
    const { id, loginId, activationCode } = await addPerson(world, 'one', ['desk'])
    const { token } = await activatePasskey(world, { id, loginId, activationCode })
    const { code, said, complained } = await run(['staff', 'renew', ...one], env)
    assert.deepEqual([code, complained], [0, ''])
    assert.match(said, /^The passkeys, the password and the sessions of one have ended/)
    const another = /activation code {2}(\S+)/.exec(said)?.[1] ?? ''
    assert.notEqual(another, activationCode)
    await assert.rejects(
      readStaffSession(world.ports, world.institution(), token),
      refused('staff-session-ended'),
    )
    assert.ok((await activatePasskey(world, { id, loginId, activationCode: another })).token)
    assert.equal((await run(['staff', 'disable', ...one], env)).code, 0)
    assert.match((await run(['staff', 'list'], env)).said, /^ {2}one {2}one {2}desk {2}disabled since /m)
  })

  it('make room for one person, under another ID', async (t) => {
    const { add, staff } = await withTerminal(t)
    await add('one', 'desk')
    await add('two', 'approver')
    assert.equal((await add('three', 'desk')).code, 1)
    const { code, said } = await staff('disable', ...one)
    assert.equal(code, 0)
    assert.match(said, /^one is disabled, for good\./)
    assert.match((await add('one', 'desk')).complained, /another login ID/)
    assert.equal((await add('three', 'desk')).code, 0)
    assert.equal((await add('four', 'desk')).code, 1)
    assert.match((await staff('list')).said, /^a: 3 of the staff$/m)
  })

  for (const verb of ['disable', 'renew']) {
    it(`${verb}: refuse who was disabled and nobody, and call no institution misuse`, async (t) => {
      const { add, staff } = await withTerminal(t)
      await add('one', 'desk')
      assert.equal((await staff('disable', ...one)).code, 0)
      const again = await staff(verb, ...one)
      assert.equal(again.code, 1)
      assert.match(again.complained, /^refused \(staff-not-allowed\): one was disabled before$/m)
      const nobody = await staff(verb, '--institution', 'a', '--login-id', 'x')
      assert.equal(nobody.code, 1)
      assert.match(nobody.complained, /there is nobody of the staff with the login ID "x"/)
      for (const [args, why] of [
        [['--institution', 'z', '--login-id', 'one'], /no institution z/],
        [['--institution', 'a'], /--login-id is needed/],
        [['--login-id', 'one'], /--institution is needed/],
        [[...one, '--role', 'desk'], /there is no "--role"/],
      ] satisfies [string[], RegExp][]) {
        const { code, complained } = await staff(verb, ...args)
        assert.equal(code, 2)
        assert.match(complained, why)
      }
    })
  }
})

describe('the first two people', () => {
  it('are two when both are added at once from two terminals', async (t) => {
    const world = await makeWorld(t, { now })
    const names = ['one', 'two', 'three', 'four', 'five']
    const outcomes = await Promise.allSettled(names.map((name) => addPerson(world, name, ['desk'])))
    assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 2)
    assert.equal((await world.ports.store.at(world.institution().id).staff.all()).length, 2)
  })
})

describe('warifu request', () => {
  it('reads the file beside the running program, and says what is not there', async (t) => {
    const { world, env } = await besideIt(t)
    const folder = mkdtempSync(join(tmpdir(), 'warifu-request-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'people.csv')
    writeFileSync(file, '契約者ID,会社名,区分,ID,氏名\n3000000001,青木製作所,管理者,aoki01,青木 一\n')
    const by = ['--institution', 'a', '--operator', 'k.mori', '--evidence', 'ticket 4711']
    const asked = await run(['request', 'import', file, ...by], env)
    assert.deepEqual([asked.code, asked.complained], [0, ''])
    const rows = await world.database.db.selectFrom('approval').select('requested_at_terminal').execute()
    assert.deepEqual(rows, [{ requested_at_terminal: 'k.mori' }])
    const missing = await run(['request', 'import', folder, ...by], env)
    assert.deepEqual([missing.code, missing.said], [2, ''])
    assert.match(missing.complained, /^there is no file /)
  })
})
