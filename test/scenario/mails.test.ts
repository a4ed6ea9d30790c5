import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mailsTo, textOf } from '../world/mails.ts'
import { acquire, becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

async function stop(world: World, loginId: string) {
  const at = world.ports.clock.now()
  await world.database.db
    .updateTable('member')
    .set({ suspended_at: at })
    .where('login_id', '=', loginId)
    .execute()
}

describe('mails', () => {
  it('tell the holder and his administrator of each certificate, and of the end of the old one', async (t) => {
    const world = await makeWorld(t, { now })
    const [ichiro, hanako, misaki] = await Promise.all(
      ['ichiro', 'hanako', 'misaki'].map((loginId) => readPerson(world, loginId)),
    )
    assert.ok(ichiro && hanako && misaki)
    const { browser, held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    await prove(browser, await renew(browser, held))
    for (const person of [ichiro, hanako]) {
      assert.equal((await mailsTo(world, person, 'certificate-issued')).length, 2, person.loginId)
      assert.equal((await mailsTo(world, person, 'certificate-proved')).length, 1, person.loginId)
    }
    assert.deepEqual(
      await mailsTo(world, misaki, 'certificate-issued'),
      [],
      'it is no matter of another user',
    )
    const [, told] = await mailsTo(world, hanako, 'certificate-issued')
    assert.ok(told)
    assert.match(textOf(told), /佐藤 一郎/, 'the administrator is told whose')
  })

  it('tell an administrator once of his own', async (t) => {
    const world = await makeWorld(t, { now })
    const hanako = await readPerson(world, 'hanako')
    await becomeCustomer(world, hanako)
    assert.equal((await mailsTo(world, hanako, 'certificate-issued')).length, 1)
  })

  it('lead nowhere: no address to open, no whole ID, no PIN is asked', async (t) => {
    const world = await makeWorld(t, { now })
    for (const loginId of ['ichiro', 'misaki']) await becomeCustomer(world, await readPerson(world, loginId))
    world.goTo('2027-10-23T09:00:00')
    await world.sweep()
    const items = await world.ports.store.at(world.institution().id).outbox.page(100)
    const texts = items.map(textOf).filter((text) => text !== '')
    assert.ok(texts.length >= 6)
    for (const text of texts) assert.doesNotMatch(text, /https?:|www\.|warifu\.test|ichiro|misaki|\/acquire/)
  })

  it('come in the language of the person, who chooses it on any page', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const misaki = await readPerson(world, 'misaki')
    const { browser } = await becomeCustomer(world, ichiro)
    await becomeCustomer(world, misaki)
    await browser.get('/menu?lang=en')
    assert.match((await browser.get('/menu')).text, /<html lang="en">/)
    world.goTo('2027-10-23T09:00:00')
    await world.sweep()
    for (const person of [ichiro, misaki]) {
      const [mail] = await mailsTo(world, person, 'before-expiry')
      assert.equal(mail?.language, 'en')
      assert.match(mail.subject, /^[\x20-\x7e–’]+$/)
    }
  })

  it('are not owed to whoever is stopped, and are written when the stop is lifted', async (t) => {
    const world = await makeWorld(t, { now })
    await becomeCustomer(world, await readPerson(world, 'ichiro'))
    await stop(world, 'ichiro')
    world.goTo('2027-10-23T09:00:00')
    assert.equal((await world.sweep()).noticed, 0)
    await world.database.db.updateTable('member').set({ suspended_at: null }).execute()
    assert.equal((await world.sweep()).noticed, 2, 'his own, and his administrator’s')
  })

  it('are a row of the notices without a mail where there is no address, and stop nobody else’s', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    await becomeCustomer(world, await readPerson(world, 'misaki'))
    await world.database.db
      .updateTable('member')
      .set({ mail_address: null })
      .where('login_id', '=', 'ichiro')
      .execute()
    world.goTo('2027-10-23T09:00:00')
    assert.equal((await world.sweep()).noticed, 2)
    assert.deepEqual(await mailsTo(world, ichiro, 'before-expiry'), [])
    const rows = await world.database.db
      .selectFrom('notice')
      .select(['recipient', 'state', 'reason', 'outbox_id'])
      .execute()
    const own = rows.find(({ recipient }) => recipient === ichiro.id)
    assert.deepEqual([own?.state, own?.reason, own?.outbox_id], ['impossible', 'no-address', null])
  })

  it('of E − 30 are not written to someone who acquired within the thirty days', async (t) => {
    const world = await makeWorld(t, { now, policy: { validity: { days: 20 } } })
    const browser = world.openBrowser()
    const ichiro = await readPerson(world, 'ichiro')
    await logOn(browser, await acquire(browser, ichiro), ichiro.pin)
    world.advance({ days: 1 })
    assert.equal((await world.sweep()).noticed, 0)
    world.advance({ days: 9 })
    assert.equal((await world.sweep()).noticed, 2, 'E − 10, and the administrator’s')
  })
})
