import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, it, type TestContext } from 'node:test'
import { parseCertificate } from '../../src/pki/certificate.ts'
import type { Browser } from '../world/browser.ts'
import { type EnrolmentKey, makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  becomeCustomer,
  enrol,
  enterCode,
  identify,
  logOn,
  openRenewal,
  prove,
  readPerson,
  sayYes,
} from '../world/person.ts'
import { makeWorld, operatorSecret, type World } from '../world.ts'

const program = join(import.meta.dirname, '..', 'world', 'issuing-process.ts')
const points = [
  'before recording',
  'before the commit of recording',
  'after recording',
  'after signing',
  'before recording the signature',
  'before the commit of recording the signature',
  'after recording the signature',
] as const

/** What is recorded when the process was killed there. */
const left: Record<(typeof points)[number], readonly string[]> = {
  'before recording': [],
  'before the commit of recording': [],
  'after recording': ['signing'],
  'after signing': ['signing'],
  'before recording the signature': ['signing'],
  'before the commit of recording the signature': ['signing'],
  'after recording the signature': ['proving'],
}

async function makeDurableWorld(t: TestContext) {
  const keyFolder = mkdtempSync(join(tmpdir(), 'warifu-keys-'))
  t.after(() => rmSync(keyFolder, { recursive: true, force: true }))
  return { world: await makeWorld(t, { now: '2026-11-22T00:00:00Z', keyFolder }), keyFolder }
}

interface Issuing {
  world: World
  keyFolder: string
  token: string
  renewalId?: string
  key: EnrolmentKey
}

/** Another process of the program, killed at that point or not at all. */
async function issueElsewhere({ world, keyFolder, token, renewalId, key }: Issuing, killAt = 'never') {
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const order = {
    database: world.database.config.app,
    keyFolder,
    secret: operatorSecret,
    now: world.ports.clock.now().toString(),
    slug: 'a',
    token,
    ...(renewalId !== undefined && { renewalId }),
    request: key.request.toBase64(),
    killAt,
  }
  child.stdin.end(JSON.stringify(order))
  const ended = new Promise<string>((resolve) =>
    child.on('exit', (code, signal) => resolve(signal ?? String(code))),
  )
  const [how, said] = await Promise.all([ended, text(child.stdout)])
  return { how, certificate: Uint8Array.fromBase64(said) }
}

/** The certificates that came after the one in use, oldest first. */
async function later({ database }: World) {
  const rows = await database.db.selectFrom('certificate').selectAll().orderBy('recorded_at').execute()
  return rows.filter(({ stage }) => stage !== 'current')
}

async function recordedEvents({ database }: World): Promise<number> {
  const rows = await database.db
    .selectFrom('audit_event')
    .selectAll()
    .where('kind', '=', 'certificate-recorded')
    .execute()
  return rows.length
}

/** Someone in the renewal window, all agreed to. */
async function inTheWindow(t: TestContext) {
  const { world, keyFolder } = await makeDurableWorld(t)
  const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  world.goTo('2027-10-30T09:00:00')
  await logOn(browser, held)
  const base = await openRenewal(browser, held)
  await sayYes(browser, base)
  return {
    world,
    keyFolder,
    browser,
    held,
    base,
    renewalId: base.slice('/renewal/'.length),
    token: sessionOf(browser),
  }
}

function sessionOf(browser: Browser, name = 'session'): string {
  return browser.cookies.get(`__Host-${name}`) ?? ''
}

describe('a process that is killed while it issues in a renewal', { concurrency: 3 }, () => {
  for (const point of points) {
    it(`${point}: loses nothing, and the same request completes it`, async (t) => {
      const renewal = await inTheWindow(t)
      const { world, browser, held } = renewal
      const key = makeEnrolmentKey()
      assert.equal((await issueElsewhere({ ...renewal, key }, point)).how, 'SIGKILL')

      const rows = await later(world)
      assert.deepEqual(
        rows.map(({ stage }) => stage),
        left[point],
      )
      assert.equal(await recordedEvents(world), 1 + rows.length, 'no certificate without its event')
      assert.equal((await logOn(world.openBrowser(), held)).screen, 'N-10', 'the old one works')

      const again = await issueElsewhere({ ...renewal, key })
      assert.equal(again.how, '0')
      const [completed, ...others] = await later(world)
      assert.ok(completed)
      assert.deepEqual(others, [], 'the key has one certificate')
      assert.equal(completed.stage, 'proving')
      assert.deepEqual(completed.der, again.certificate)
      for (const { serial_number } of rows) assert.equal(completed.serial_number, serial_number)
      assert.equal(parseCertificate(again.certificate).serialNumber, completed.serial_number)
      assert.equal((await prove(browser, { key, certificate: again.certificate })).location, '/logon/proved')
    })
  }

  for (const point of ['after recording', 'after signing'] as const) {
    it(`${point}: leaves a row that the sweep gives up after ten minutes, and another key renews`, async (t) => {
      const renewal = await inTheWindow(t)
      const { world, browser, held } = renewal
      await issueElsewhere({ ...renewal, key: makeEnrolmentKey() }, point)
      const [unsigned] = await later(world)
      assert.ok(unsigned)
      world.advance({ minutes: 10 })
      assert.equal((await world.sweep()).ended, 0)
      world.advance({ seconds: 1 })
      assert.equal((await world.sweep()).ended, 1)
      const [abandoned] = await later(world)
      assert.equal(abandoned?.stage, 'abandoned')
      assert.equal(abandoned.serial_number, unsigned.serial_number, 'its serial number counts as issued')
      assert.equal(abandoned.der, null)

      const base = await openRenewal(browser, held)
      await sayYes(browser, base)
      assert.equal((await prove(browser, await enrol(browser, base))).location, '/logon/proved')
    })
  }
})

describe('a process that is killed while it issues in an acquisition', { concurrency: 3 }, () => {
  for (const point of ['after recording', 'after signing', 'after recording the signature'] as const) {
    it(`${point}: leaves the entitlement open, and another try succeeds`, async (t) => {
      const { world, keyFolder } = await makeDurableWorld(t)
      const ichiro = await readPerson(world, 'ichiro')
      const browser = world.openBrowser()
      await identify(browser, ichiro)
      await enterCode(browser, ichiro.pickupCode)
      await sayYes(browser, '/acquire/window')
      const token = sessionOf(browser, 'acquisition')
      const key = makeEnrolmentKey()
      assert.equal((await issueElsewhere({ world, keyFolder, token, key }, point)).how, 'SIGKILL')
      assert.deepEqual(
        (await later(world)).map(({ stage }) => stage),
        left[point],
      )
      assert.ok(await world.ports.store.at(world.institution().id).entitlements.openOf(ichiro.id))
      const held = await enrol(browser, '/acquire/window')
      assert.equal((await logOn(browser, held, ichiro.pin)).screen, 'L-30')
    })
  }
})
