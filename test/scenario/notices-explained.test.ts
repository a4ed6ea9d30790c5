import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseArguments } from '../../src/cli/arguments.ts'
import { contractNumber } from '../world/institution.ts'
import { becomeCustomer, logOn, type Person, prove, readPerson, renew } from '../world/person.ts'
import { typeAt } from '../world/terminal.ts'
import { makeWorld, type World } from '../world.ts'

// E is 22 November 2027.
const now = '2026-11-22T00:00:00Z'

const explain = (world: World, whom: string, ...more: string[]) =>
  typeAt(world)('notices', 'explain', whom, '--institution', 'a', '--operator', 'k.mori', ...more)

const byLogin = async (world: World, { loginId }: Person, ...more: string[]) =>
  (await explain(world, loginId, '--contract', contractNumber, ...more)).text

async function stop({ database: { db } }: World, { id }: Person, at: Temporal.Instant | null) {
  await db.updateTable('member').set({ suspended_at: at }).where('member_id', '=', id).execute()
}

describe('warifu notices explain', () => {
  it('tells a year of one certificate: what is to come, what was written, shown, read, and taken back', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    const before = await byLogin(world, ichiro)
    assert.match(
      before,
      /Saturday, 23 October 2027 {2}mail 30 days before expiry → the holder: to come \(policy version 1\)/,
    )
    assert.match(before, /Friday, 12 November 2027 {2}mail 10 days before expiry → the holder: to come/)
    assert.match(before, /Tuesday, 23 November 2027 {2}mail on the day after expiry/)

    world.goTo('2027-10-23T07:00:00')
    assert.match(await byLogin(world, ichiro), /due: the next look/)
    await world.sweep()
    assert.match(await byLogin(world, ichiro), /the holder: owed since Saturday, 23 October 2027, 07:00/)
    world.goTo('2027-10-23T09:00:00')
    await world.sweep()
    await logOn(browser, held)
    await browser.get('/notices/renewal')
    const told = await byLogin(world, ichiro)
    assert.match(told, /the holder: notice code [0-9A-Z-]+, written, waits to be sent/)
    assert.match(told, /administrator 山田 花子: notice code/)
    assert.match(told, /on the board → the holder: first shown .*09:00, first opened .*09:00/)
    assert.match(told, /mail 10 days before expiry → the holder: to come/)

    const fresh = await renew(browser, held)
    await prove(browser, fresh)
    await world.sweep()
    const renewed = await byLogin(world, ichiro)
    assert.doesNotMatch(renewed, /12 November 2027/, 'no second mail is to come')
    assert.match(renewed, /Certificate [0-9a-f]+ \(replaced, expires on Monday, 22 November 2027\)/)
  })

  it('says why there is none', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    world.goTo('2027-10-23T07:00:00')
    await world.sweep()
    await stop(world, ichiro, world.ports.clock.now())
    await world.sweep()
    const stopped = await byLogin(world, ichiro, '--language', 'ja')
    assert.match(stopped, /ご利用が止まっています（利用停止中）/)
    assert.match(stopped, /送らないことになりました（ご利用の停止）/)
    await stop(world, ichiro, null)
    await world.database.db
      .updateTable('member')
      .set({ mail_address: null })
      .where('member_id', '=', ichiro.id)
      .execute()
    await world.sweep()
    const unreachable = await byLogin(world, ichiro)
    assert.match(unreachable, /! No mail address is registered/)
    assert.match(unreachable, /the holder: impossible: no mail address/)
    assert.match(unreachable, /administrator 山田 花子: owed since/)
  })

  it('finds by certificate, by id, in JSON, and nothing of what is not there', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const [certificate] = await world.database.db.selectFrom('certificate').selectAll().execute()
    assert.ok(certificate?.serial_number)
    const { holder } = JSON.parse((await explain(world, ichiro.id, '--json')).text)
    assert.equal(holder.loginId, 'ichiro')
    for (const whom of [certificate.serial_number.toUpperCase(), certificate.certificate_id])
      assert.match((await explain(world, whom)).text, /^佐藤 一郎 \(ichiro\)/)
    const looks = async () => {
      const events = world.database.db.selectFrom('audit_event').select(['member_id', 'facts'])
      return (await events.where('kind', '=', 'member-read').execute()).filter(({ facts }) =>
        JSON.stringify(facts).includes('"terminal"'),
      )
    }
    const before = await looks()
    assert.deepEqual(new Set(before.map(({ member_id }) => member_id)), new Set([ichiro.id]))
    assert.equal(before.length, 3, 'each look is in the trail')
    for (const whom of ['nobody', '77', crypto.randomUUID()]) {
      const { text, exitCode } = await explain(world, whom)
      assert.equal(exitCode, 1)
      assert.ok(text.startsWith(`refused (not-found): a has no certificate and no member ${whom}\n`), text)
    }
    assert.equal((await looks()).length, before.length)
    assert.equal(parseArguments(['notices', 'explain', 'x']).verb, 'misuse')
  })
})
