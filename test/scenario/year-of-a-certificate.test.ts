import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mailsTo, textOf } from '../world/mails.ts'
import { becomeCustomer, logOn, prove, readPerson, renew, showCertificate } from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

// Acquired on 22 November 2026: E is 22 November 2027, E − 30 the 23rd of October, E − 10 the 12th of November.
const now = '2026-11-22T00:00:00Z'

/** What is kept of the generated notice. */
async function onBoard({ database }: World) {
  const rows = await database.db.selectFrom('notice').selectAll().where('channel', '=', 'board').execute()
  return rows.map(({ due_on, read_at }) => ({ due_on: due_on.toString(), isRead: read_at !== null }))
}

describe('the year of a certificate', () => {
  it('goes from acquisition by a notice and two mails to the renewal, and the old one retires with the proof', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)

    world.goTo('2027-10-22T23:59:59')
    assert.equal((await world.sweep()).noticed, 0)
    assert.equal((await logOn(browser, held)).screen, 'M-10', 'no notice on E − 31')

    world.goTo('2027-10-23T00:00:00')
    assert.equal((await world.sweep()).noticed, 0, 'owed, and the mails go out from eight on')
    const board = await logOn(browser, held)
    assert.equal(board.screen, 'N-10', 'E − 30 begins with its first second')
    assert.match(board.text, /電子証明書の更新をお願いします/)
    assert.deepEqual(await onBoard(world), [{ due_on: '2027-10-23', isRead: false }])
    assert.equal((await browser.get('/notices/renewal')).screen, 'N-20')
    assert.deepEqual(await onBoard(world), [{ due_on: '2027-10-23', isRead: true }])
    world.goTo('2027-10-23T08:00:00')
    assert.equal((await world.sweep()).noticed, 2, 'his own, and his administrator’s')
    const [first, ...others] = await mailsTo(world, ichiro, 'before-expiry')
    assert.ok(first)
    assert.deepEqual(others, [])
    assert.match(textOf(first), /2027年11月22日/)

    world.goTo('2027-11-12T09:00:00')
    assert.equal((await world.sweep()).noticed, 2)
    assert.equal((await world.sweep()).noticed, 0, 'the same day again')
    assert.equal((await mailsTo(world, ichiro, 'before-expiry')).length, 2)

    await logOn(browser, held)
    const another = world.openBrowser()
    await logOn(another, held)
    const fresh = await renew(browser, held)
    assert.equal((await browser.get('/menu')).screen, 'M-10', 'the old one goes on working')
    const proved = await prove(browser, fresh)
    assert.equal(proved.location, '/logon/proved')
    assert.equal((await browser.open('/logon/proved')).screen, 'P-10')

    assert.equal((await another.get('/menu')).screen, 'E-51', 'sessions on the old one have ended')
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-51', 'superseded')
    assert.equal((await logOn(world.openBrowser(), fresh)).screen, 'M-10')
    world.goTo('2027-11-22T12:00:00')
    assert.equal((await world.sweep()).noticed, 0, 'nothing is owed for what is renewed')
  })

  it('catches up with one mail when the sweeps stood still for weeks', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    world.goTo('2027-11-14T09:00:00')
    assert.equal((await world.sweep()).noticed, 2)
    assert.equal((await world.sweep()).noticed, 0)
    const [mail] = await mailsTo(world, ichiro, 'before-expiry')
    assert.ok(mail)
    assert.match(textOf(mail), /2027年11月22日/)
  })

  it('writes one notice when two sweeps run at once', async (t) => {
    const world = await makeWorld(t, { now })
    const people = [await readPerson(world, 'ichiro'), await readPerson(world, 'hanako')]
    for (const person of people) await becomeCustomer(world, person)
    world.goTo('2027-10-23T09:00:00')
    const swept = await Promise.all([world.sweep(), world.sweep(), world.sweep()])
    assert.equal(
      swept.reduce((sum, { noticed }) => sum + noticed, 0),
      3,
    )
    for (const person of people) assert.equal((await mailsTo(world, person, 'before-expiry')).length, 1)
  })

  it('asks for the log-on, not for another renewal, when the new one was made and never used', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-10-23T09:00:00')
    await logOn(browser, held)
    await renew(browser, held)
    const board = await logOn(world.openBrowser(), held)
    assert.equal(board.screen, 'N-10')
    assert.match(board.text, /新しい電子証明書で一度ログオンしてください/)
    world.goTo('2027-11-12T09:00:00')
    assert.equal((await world.sweep()).noticed, 3, 'the milestone is owed as long as nothing is proved')
  })
})
