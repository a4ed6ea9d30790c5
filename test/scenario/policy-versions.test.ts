import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mailsTo, textOf } from '../world/mails.ts'
import { becomeCustomer, enrol, logOn, openRenewal, prove, readPerson, sayYes } from '../world/person.ts'
import { makeWorld } from '../world.ts'

// E is 22 November 2027.
const now = '2026-11-22T00:00:00Z'

describe('a policy version that starts in between', () => {
  it('counts for the days before E when it is in force on E, though not yet on those days', async (t) => {
    const later = { from: '2027-11-01', policy: { renewalOpens: 40, mailDays: [40, 14] } }
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a', later }] })
    const ichiro = await readPerson(world, 'ichiro')
    const { browser, held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-10-12T23:59:59')
    assert.equal((await world.sweep()).noticed, 0)
    world.goTo('2027-10-13T08:00:00')
    assert.equal((await world.sweep()).noticed, 2, 'E − 40')
    assert.equal((await logOn(browser, held)).screen, 'N-10')
    world.goTo('2027-10-23T09:00:00')
    assert.equal((await world.sweep()).noticed, 0, 'E − 30 is nothing any more')
    world.goTo('2027-11-08T09:00:00')
    assert.equal((await world.sweep()).noticed, 2, 'E − 14')
    assert.equal((await mailsTo(world, ichiro, 'before-expiry')).length, 2)
    const notices = await world.database.db
      .selectFrom('notice')
      .select('policy_version')
      .where('channel', '=', 'mail')
      .execute()
    assert.deepEqual(
      notices.map((notice) => notice.policy_version),
      [2, 2, 2, 2],
      'by the version of E',
    )
  })

  it('does not count when it starts the day after E', async (t) => {
    const later = { from: '2027-11-23', policy: { renewalOpens: 40, mailDays: [40, 14] } }
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a', later }] })
    await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-13T09:00:00')
    assert.equal((await world.sweep()).noticed, 0)
    world.goTo('2027-10-23T08:00:00')
    assert.equal((await world.sweep()).noticed, 2)
  })

  it('leaves a renewal that was begun before to be finished as it was begun', async (t) => {
    const later = {
      from: '2027-11-01',
      policy: {
        window: { storageChoice: true, keyProtection: true, consent: 'per-act' },
        key: { algorithm: 'RSA-2048', accepted: ['RSA-2048'], media: ['file'], protection: 'medium' },
      },
    } as const
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a', later }] })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-31T23:58:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await browser.post(`${base}/step`, { step: 'renew', answer: 'yes' })
    world.goTo('2027-11-01T00:01:00')
    assert.deepEqual(await sayYes(browser, base), ['R-40'], 'one consent, as it began')
    const fresh = await enrol(browser, base)
    assert.equal((await prove(browser, fresh)).location, '/logon/proved')
    const begun = await world.database.db.selectFrom('renewal').select(['policy_version', 'state']).execute()
    assert.deepEqual(begun, [{ policy_version: 1, state: 'proved' }])
  })

  it('has the new screens for a renewal that is begun after', async (t) => {
    const later = {
      from: '2027-11-01',
      policy: { window: { storageChoice: true, keyProtection: true, consent: 'per-act' } },
    } as const
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a', later }] })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-11-01T00:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    assert.deepEqual(await sayYes(browser, base), ['R-20', 'R-30', 'R-40', 'R-41', 'R-50'])
  })

  it('never shortens the way back in that a mail has told', async (t) => {
    const later = { from: '2027-11-20', policy: { afterExpiry: { kind: 'acquire', days: 10 } } } as const
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a', later }] })
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    world.goTo('2027-10-23T09:00:00')
    await world.sweep()
    const [mail] = await mailsTo(world, ichiro, 'before-expiry')
    assert.ok(mail)
    assert.match(textOf(mail), /2027年12月2日/, 'the version of E was announced already')
  })
})
