import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import {
  acquire,
  askCertificate,
  becomeCustomer,
  beginLogon,
  enterCode,
  fieldOf,
  type Held,
  logOn,
  openRenewal,
  prove,
  readPerson,
  renew,
  sayYes,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

async function stages({ database }: World): Promise<string[]> {
  const rows = await database.db.selectFrom('certificate').select('stage').orderBy('stage').execute()
  return rows.map(({ stage }) => stage)
}

describe('at once', () => {
  it('eight keys in one renewal leave one certificate to prove, and no fault', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    const keys = Array.from({ length: 8 }, () => makeEnrolmentKey())
    const answers = await Promise.all(keys.map((key) => askCertificate(browser, base, key)))
    const issued: Held[] = []
    for (const [at, { status, text }] of answers.entries()) {
      const key = keys[at]
      assert.ok(key && status < 500, text)
      if (status === 200)
        issued.push({ key, certificate: Uint8Array.fromBase64(fieldOf(text, 'certificate')) })
    }
    assert.ok(issued.length >= 1)
    const all = await stages(world)
    assert.equal(all.filter((stage) => stage === 'proving').length, 1)
    assert.equal(all.filter((stage) => stage === 'signing').length, 0)
    const proofs = await Promise.all(
      issued.map(async (each) => (await prove(world.openBrowser(), each)).location),
    )
    assert.equal(proofs.filter((location) => location === '/logon/proved').length, 1)
  })

  it('two log-ons with the same new certificate prove it once, and both are in', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const fresh = await renew(browser, held)
    const [one, two] = [world.openBrowser(), world.openBrowser()]
    const proved = await Promise.all([prove(one, fresh), prove(two, fresh)])
    assert.deepEqual(
      proved.map(({ location }) => location),
      ['/logon/proved', '/logon/proved'],
    )
    assert.deepEqual(await stages(world), ['current', 'superseded'])
    const events = await world.database.db
      .selectFrom('audit_event')
      .select('kind')
      .where('kind', '=', 'certificate-proved')
      .execute()
    assert.equal(events.length, 2, 'the first one of the year and this one')
  })

  it('a code that is presented fifty times opens one session', async (t) => {
    const world = await makeWorld(t, { now })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const browser = world.openBrowser()
    const handed = await browser.present(await beginLogon(browser), held.certificate)
    const before = await world.database.db.selectFrom('session').select('session_id').execute()
    const answers = await Promise.all(Array.from({ length: 50 }, () => browser.get(handed.location)))
    assert.equal(answers.filter(({ location }) => location === '/logon/next').length, 1)
    assert.equal(answers.filter(({ screen }) => screen === 'L-45').length, 49)
    const after = await world.database.db.selectFrom('session').select('session_id').execute()
    assert.equal(after.length, before.length + 1)
  })

  it('an address that is opened fifty times hands over one code', async (t) => {
    const world = await makeWorld(t, { now })
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const browser = world.openBrowser()
    const address = await beginLogon(browser)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => browser.present(address, held.certificate)),
    )
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal(answers.filter(({ screen }) => screen === 'L-45').length, 49)
  })

  it('a sweep and a proof in the same second do not undo each other', async (t) => {
    const world = await makeWorld(t, { now, policy: { retirement: { kind: 'after', days: 1 } } })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const fresh = await renew(browser, held)
    world.goTo('2027-11-29T23:59:59') // the last second of its proof; the old one has expired
    const [proved] = await Promise.all([prove(world.openBrowser(), fresh), world.sweep(), world.sweep()])
    assert.equal(proved.location, '/logon/proved')
    await world.sweep()
    assert.deepEqual(await stages(world), ['current', 'superseded'])
  })

  it('the wrong and the right code together do not lock out who has the right one', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    const { role, pin, confirmationPin, loginId: memberId } = ichiro
    await browser.post('/acquire', { role, contractId: '1000200301', memberId, pin, confirmationPin })
    const right = await Promise.all(
      [ichiro.pickupCode, ichiro.pickupCode].map((code) => enterCode(browser, code)),
    )
    assert.deepEqual(
      right.map(({ location }) => location),
      ['/acquire/window', '/acquire/window'],
    )
    const { tries } = await world.database.db
      .selectFrom('pickup_code')
      .select('tries')
      .where('member_id', '=', ichiro.id)
      .executeTakeFirstOrThrow()
    assert.equal(tries, 0)
    assert.ok(await acquire(world.openBrowser(), ichiro))
  })
})
