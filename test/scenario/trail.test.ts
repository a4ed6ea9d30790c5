import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { readEvent } from '../../src/adapters/postgres/audit-trail.ts'
import { type AuditEvent, type AuditEventKind, encodeAuditEvent } from '../../src/domain/audit-event.ts'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  acquire,
  askCertificate,
  becomeCustomer,
  enterCode,
  identify,
  logOn,
  openRenewal,
  ownPins,
  prove,
  readPerson,
  renew,
  sayYes,
  showCertificate,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

/** Every row of the trail, with what an auditor computes from it. */
async function trail({ database }: World) {
  const rows = await database.db.selectFrom('audit_event').selectAll().orderBy('at').execute()
  return rows.map((row) => ({ row, event: readEvent(row) }))
}

async function kindsSince(world: World, before: number): Promise<AuditEventKind[]> {
  return (await trail(world)).map(({ event }) => event.kind).slice(before)
}

function leafOf(event: AuditEvent): string {
  return createHash('sha256').update(Uint8Array.of(0)).update(encodeAuditEvent(event)).digest('hex')
}

describe('the trail', () => {
  it('has every act of a year, each with a leaf that can be computed again from its row', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-23T09:00:00')
    await world.sweep()
    await logOn(browser, held)
    await renew(browser, held)
    await prove(browser, await renew(browser, held))
    await browser.post('/logoff', {})

    const all = await trail(world)
    const kinds = new Set(all.map(({ event }) => event.kind))
    for (const kind of [
      'issuer-made',
      'member-added',
      'entitlement-opened',
      'pickup-code-made',
      'pickup-code-accepted',
      'acquisition-consented',
      'certificate-recorded',
      'certificate-signed',
      'certificate-proved',
      'entitlement-used',
      'logged-on',
      'pins-changed',
      'notice-written',
      'renewal-opened',
      'renewal-consented',
      'certificate-abandoned',
      'certificate-superseded',
      'logged-off',
    ] as const) {
      assert.ok(kinds.has(kind), kind)
    }
    for (const { row, event } of all) assert.equal(row.leaf_hash.toHex(), leafOf(event), event.kind)
    assert.equal(
      new Set(all.map(({ row }) => row.leaf_hash.toHex())).size,
      all.length,
      'no two leaves are alike',
    )
  })

  it('keeps the decision with its inputs, and its hash among the facts', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    await browser.get('/renewal/start')
    world.goTo('2027-10-23T09:00:00')
    await logOn(browser, held)
    await prove(browser, await renew(browser, held))
    const decided = (await trail(world)).filter(({ row }) => row.decision !== null)
    for (const kind of ['certificate-recorded', 'logged-on', 'renewal-opened', 'renewal-refused']) {
      assert.ok(
        decided.some(({ event }) => event.kind === kind),
        kind,
      )
    }
    for (const { row, event } of decided) {
      const hash = createHash('sha256')
        .update(row.decision ?? '')
        .digest('hex')
      assert.equal(event.facts?.decision, hash)
      assert.match(row.decision ?? '', /^\{"format":1,"now":/)
    }
  })

  it('has every refused act', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    const hanako = await readPerson(world, 'hanako')
    const visitor = world.openBrowser()
    await identify(visitor, hanako)
    const own = { ...ichiro, pin: '482913', confirmationPin: 'k7m2pq' }
    const refusals: [AuditEventKind, () => Promise<unknown>][] = [
      ['identification-failed', () => identify(world.openBrowser(), hanako, { pin: '000000' })],
      ['acquisition-refused', () => identify(world.openBrowser(), own)],
      ['pickup-code-refused', () => enterCode(visitor, '0000-0000-0000')],
      ['renewal-refused', () => browser.get('/renewal/start')],
      ['log-on-refused', () => showCertificate(browser, held, 'renewal').then(() => suspended())],
      ['pin-refused', () => wrongPin()],
    ]
    const suspended = async () => {
      await world.database.db
        .updateTable('member')
        .set({ suspended_at: world.ports.clock.now() })
        .where('member_id', '=', ichiro.id)
        .execute()
      await showCertificate(world.openBrowser(), held)
      await world.database.db
        .updateTable('member')
        .set({ suspended_at: null })
        .where('member_id', '=', ichiro.id)
        .execute()
    }
    const wrongPin = async () => {
      const other = world.openBrowser()
      await showCertificate(other, held)
      await other.post('/logon/pin', { pin: '000000' })
    }
    for (const [kind, refused] of refusals) {
      const before = (await trail(world)).length
      await refused()
      assert.ok((await kindsSince(world, before)).includes(kind), kind)
    }
  })

  it('has the act that was refused for want of a fresh log-on', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-23T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    world.advance({ minutes: 6 })
    const before = (await trail(world)).length
    await askCertificate(browser, base, makeEnrolmentKey())
    const [refused] = (await trail(world)).slice(before)
    assert.equal(refused?.event.kind, 'renewal-refused')
    assert.equal(refused.event.facts?.code, 'fresh-act-needed')
  })

  it('has what was refused for its key or its code after the rules had said yes', async (t) => {
    const world = await makeWorld(t, { now, policy: { pickup: { ...defaultPolicy.pickup, repeats: 0 } } })
    const ichiro = await readPerson(world, 'ichiro')
    const visitor = world.openBrowser()
    const lost = await acquire(visitor, ichiro)
    const codes = async () => {
      const refused = (await trail(world)).filter(({ event }) => event.kind.endsWith('-refused'))
      return refused.map(({ event }) => `${event.kind} ${event.facts?.code}`)
    }
    await askCertificate(visitor, '/acquire/window', makeEnrolmentKey())
    assert.deepEqual(await codes(), ['acquisition-refused pickup-code-spent'])

    const browser = world.openBrowser()
    await logOn(browser, lost, ichiro.pin)
    await browser.post('/first-use', ownPins)
    world.goTo('2027-10-23T09:00:00')
    await logOn(browser, lost)
    const base = await openRenewal(browser, lost)
    await sayYes(browser, base)
    await askCertificate(browser, base, lost.key)
    assert.deepEqual((await codes()).slice(1), ['renewal-refused key-used-before'])
  })

  it('shows in no event a name, an address, an ID or a number of a contract', async (t) => {
    const world = await makeWorld(t, { now })
    await acquire(world.openBrowser(), await readPerson(world, 'ichiro'))
    for (const { row } of await trail(world)) {
      assert.doesNotMatch(JSON.stringify(row), /ichiro|佐藤|yamada|山田|1000200301/i)
    }
  })
})
