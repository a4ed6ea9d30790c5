import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { revokeCertificate } from '../../src/service/desk/revoke-certificate.ts'
import { alone } from '../desk/cast.ts'
import { logOn, ownPins, type Person, prove, readPerson, renew, showCertificate } from '../world/person.ts'
import { bringIn, fingerprintOf, oldAuthority, registerOld } from '../world/predecessor.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const plan = {
  name: 'ichiro old',
  serial: '1a2b',
  from: '2025-12-10T00:00:00Z',
  until: '2026-12-10T14:59:59Z',
}

const kept = async (world: World, person: Person) => {
  const rows = await world.database.db
    .selectFrom('certificate')
    .selectAll()
    .where('member_id', '=', person.id)
    .orderBy('recorded_at')
    .execute()
  return rows
}

const eventsOf = async (world: World, kind: string) =>
  world.database.db.selectFrom('audit_event').selectAll().where('kind', '=', kind).execute()

describe('a certificate of the CA that was in use before', () => {
  for (const way of ['fingerprint', 'serial number'] as const) {
    it(`logs on, known by its ${way}, is remembered whole, and is renewed into ours`, async (t) => {
      const world = await makeWorld(t, { now })
      const old = oldAuthority()
      const issuer = await registerOld(world, old)
      const ichiro = await readPerson(world, 'ichiro')
      const held = old.issue(plan)
      const named = way === 'fingerprint' ? { fingerprint: fingerprintOf(held) } : { serialNumber: '1a2b' }
      await bringIn(world, issuer, ichiro, named, '2026-12-10')

      const browser = world.openBrowser()
      await logOn(browser, held, ichiro.pin)
      const chosen = await browser.post('/first-use', ownPins)
      assert.equal(chosen.location, '/logon/next', chosen.text)
      const [seen] = await kept(world, ichiro)
      assert.equal(seen?.serial_number, '1a2b')
      assert.equal(seen?.common_name, 'ichiro old')
      assert.equal(seen?.fingerprint?.toHex(), fingerprintOf(held).toHex())
      assert.equal(seen?.key_algorithm, 'RSA-2048')
      assert.equal(String(seen?.not_before), plan.from)
      assert.equal((await eventsOf(world, 'predecessor-certificate-seen')).length, 1)

      const contents = await browser.get('/certificate')
      assert.match(contents.text, /Old Client CA/)
      const made = await renew(browser, held)
      const proved = await prove(browser, made)
      assert.notEqual(proved.status, 403, proved.text)
      assert.deepEqual(
        (await kept(world, ichiro)).map(({ stage, origin }) => [stage, origin]),
        [
          ['superseded', 'predecessor'],
          ['current', 'renewal'],
        ],
      )
      assert.equal((await eventsOf(world, 'predecessor-certificate-seen')).length, 1)
      assert.equal((await showCertificate(world.openBrowser(), held)).status, 403)
      await logOn(world.openBrowser(), made)
    })
  }

  it('is told by its name to be ours, and let in by nobody, when it was not brought in', async (t) => {
    const world = await makeWorld(t, { now })
    const old = oldAuthority()
    await registerOld(world, old)
    assert.equal((await showCertificate(world.openBrowser(), old.issue(plan))).screen, 'L-41')
  })

  it('is no key to the door when another CA of the same name has made it', async (t) => {
    const world = await makeWorld(t, { now })
    const [old, impostor] = [oldAuthority(), oldAuthority()]
    const issuer = await registerOld(world, old)
    const ichiro = await readPerson(world, 'ichiro')
    await bringIn(world, issuer, ichiro, { serialNumber: '1a2b' }, '2026-12-10')
    const forged = impostor.issue(plan)
    assert.equal((await showCertificate(world.openBrowser(), forged)).status, 403)
    await bringIn(
      world,
      issuer,
      await readPerson(world, 'misaki'),
      { fingerprint: fingerprintOf(forged) },
      '2026-12-10',
    )
    assert.equal((await showCertificate(world.openBrowser(), forged)).status, 403)
    assert.equal((await kept(world, ichiro))[0]?.der, null)
    assert.equal((await eventsOf(world, 'predecessor-certificate-seen')).length, 0)
    // The true one is not hurt by it.
    await logOn(world.openBrowser(), old.issue(plan), ichiro.pin)
  })

  it('is nobody’s when it was brought in for two people, once by each of its names', async (t) => {
    const world = await makeWorld(t, { now })
    const old = oldAuthority()
    const issuer = await registerOld(world, old)
    const held = old.issue(plan)
    await bringIn(world, issuer, await readPerson(world, 'ichiro'), { serialNumber: '1a2b' }, '2026-12-10')
    const other = await readPerson(world, 'misaki')
    await bringIn(world, issuer, other, { fingerprint: fingerprintOf(held) }, '2026-12-10')
    assert.equal((await showCertificate(world.openBrowser(), held)).status, 403)
  })

  it('works until the hour in which it ends, and not until the end of that day', async (t) => {
    const world = await makeWorld(t, { now })
    const old = oldAuthority()
    const issuer = await registerOld(world, old)
    const ichiro = await readPerson(world, 'ichiro')
    const held = old.issue({ ...plan, until: '2026-12-10T00:00:00Z' })
    await bringIn(world, issuer, ichiro, { serialNumber: '1a2b' }, '2026-12-10')
    await logOn(world.openBrowser(), held, ichiro.pin)
    world.goTo('2026-12-10T08:59:59')
    assert.equal((await showCertificate(world.openBrowser(), held)).location, '/logon/next')
    world.goTo('2026-12-10T09:00:01')
    assert.equal((await showCertificate(world.openBrowser(), held)).status, 403)
  })

  it('is revoked by staff, whether or not anybody has shown it', async (t) => {
    const world = await makeWorld(t, { now })
    const old = oldAuthority()
    const issuer = await registerOld(world, old)
    const held = old.issue(plan)
    const ichiro = await readPerson(world, 'ichiro')
    await bringIn(world, issuer, ichiro, { serialNumber: '1a2b' }, '2026-12-10')
    await revokeCertificate(world.ports, world.institution(), alone, ichiro.id, { reason: 'theft' })
    const refused = await showCertificate(world.openBrowser(), held)
    assert.deepEqual([refused.status, refused.screen], [403, 'L-53'])
    assert.deepEqual(
      (await kept(world, ichiro)).map(({ stage }) => stage),
      ['revoked'],
    )
  })

  it('is remembered once by two log-ons at once', async (t) => {
    const world = await makeWorld(t, { now })
    const old = oldAuthority()
    const issuer = await registerOld(world, old)
    const held = old.issue(plan)
    await bringIn(world, issuer, await readPerson(world, 'ichiro'), { serialNumber: '1a2b' }, '2026-12-10')
    const shown = await Promise.all([1, 2, 3].map(() => showCertificate(world.openBrowser(), held)))
    assert.deepEqual(
      shown.map(({ location }) => location),
      ['/logon/next', '/logon/next', '/logon/next'],
    )
    assert.equal((await eventsOf(world, 'predecessor-certificate-seen')).length, 1)
  })

  it('gets its notices before anybody has shown it', async (t) => {
    const world = await makeWorld(t, { now })
    const old = oldAuthority()
    const issuer = await registerOld(world, old)
    const ichiro = await readPerson(world, 'ichiro')
    await bringIn(world, issuer, ichiro, { serialNumber: '1a2b' }, '2026-12-10')
    world.goTo('2026-11-30T09:30:00')
    await world.sweep()
    const mails = await world.ports.store.at(world.institution().id).outbox.ofMember(ichiro.id)
    assert.ok(
      mails.some(({ subject }) => /12月10日/.test(subject)),
      JSON.stringify(mails.map((m) => m.subject)),
    )
  })
})
