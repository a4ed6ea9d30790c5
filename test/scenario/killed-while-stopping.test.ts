import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { mailsTo } from '../world/mails.ts'
import { type Person, readPerson } from '../world/person.ts'
import { attacked, disown, own } from '../world/report.ts'
import { makeWorld, operatorSecret, type World } from '../world.ts'

const program = join(import.meta.dirname, '..', 'world', 'issuing-process.ts')

/** A report in another process of the program, which is killed there. */
async function reportElsewhere(world: World, keyFolder: string, { id, role }: Person, killAt: string) {
  const member = await world.ports.store.at(world.institution().id).members.byId(id)
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'inherit', 'inherit'] })
  const order = {
    database: world.database.config.app,
    keyFolder,
    secret: operatorSecret,
    now: world.ports.clock.now().toString(),
    slug: 'a',
    token: '',
    request: '',
    reporter: { memberId: id, contractId: member?.contract.id, role },
    killAt,
  }
  child.stdin.end(JSON.stringify(order))
  return new Promise<string>((resolve) => child.on('exit', (code, signal) => resolve(signal ?? String(code))))
}

/** What there is of a stop. */
async function traces(world: World, person: Person) {
  const { alarms, audit, members } = world.ports.store.at(world.institution().id)
  const events = await audit.ofMember(person.id, 1000)
  const told = await Promise.all(
    [person, await readPerson(world, 'hanako')].map((each) => mailsTo(world, each, 'loss-reported')),
  )
  return {
    stops: (await members.byId(person.id))?.stops,
    alarms: (await alarms.ofMember(person.id)).length,
    mails: told.map(({ length }) => length),
    events: events.filter(({ kind }) => kind === 'loss-reported' || kind === 'staff-alarmed').length,
  }
}

const none = { stops: [], alarms: 0, mails: [0, 0], events: 0 }
const all = { stops: ['loss-reported'], alarms: 1, mails: [1, 1], events: 2 }

describe('a process that is killed while it stops a member', () => {
  for (const [point, left] of [
    ['before recording', none],
    ['before the commit of recording', none],
    ['after recording', all],
  ] as const) {
    it(`${point}: has done all of it or nothing, and to report it again is harmless`, async (t) => {
      const keyFolder = mkdtempSync(join(tmpdir(), 'warifu-keys-'))
      t.after(() => rmSync(keyFolder, { recursive: true, force: true }))
      const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', keyFolder })
      const { ichiro, thief } = await attacked(world)
      assert.equal(await reportElsewhere(world, keyFolder, ichiro, point), 'SIGKILL')
      assert.deepEqual(await traces(world, ichiro), left)
      assert.equal((await thief.get('/menu')).screen, left === all ? 'E-51' : 'M-10')
      assert.equal((await disown(world.openBrowser(), own(ichiro))).screen, 'D-80')
      const after = await traces(world, ichiro)
      assert.deepEqual({ ...after, events: 0 }, { ...all, events: 0 }, 'one stop, one alarm, one mail each')
      assert.equal((await thief.get('/menu')).screen, 'E-51')
    })
  }
})
