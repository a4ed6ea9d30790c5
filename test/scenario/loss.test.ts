import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Refusal } from '../../src/domain/refusal.ts'
import { partyOf, reportLoss } from '../../src/service/member/report-loss.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { acquire, becomeCustomer, logOn, ownPins, readPerson, showCertificate } from '../world/person.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('「紛失・盗難の届出」', () => {
  it('stops him at any time, once he has entered his PIN again', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    world.goTo('2027-05-10T09:00:00')
    const [here, there] = [world.openBrowser(), world.openBrowser()]
    await logOn(here, held)
    await logOn(there, held)
    for (const path of ['/menu', '/certificate']) {
      assert.match((await here.get(path)).text, /href="\/certificate\/loss"/)
    }
    assert.equal((await here.get('/certificate/loss')).screen, 'D-30')
    const nothing = await here.post('/certificate/loss', { pin: '' })
    assert.equal(nothing.status, 422)
    const wrong = await here.post('/certificate/loss', { pin: '000000' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /あと 4 回/)
    assert.equal((await there.get('/menu')).screen, 'M-10', 'nothing has happened yet')

    const done = await here.post('/certificate/loss', { pin: ownPins.pin })
    assert.equal(done.screen, 'D-80')
    assert.match(done.text, /警察/)
    assert.equal((await there.get('/menu')).screen, 'E-51')
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-55')

    const { alarms, certificates } = world.ports.store.at(world.institution().id)
    const [alarm, ...others] = await alarms.open(10)
    assert.deepEqual(others, [])
    assert.equal(alarm?.kind, 'loss')
    const lost = await certificates.byFingerprint(world.ports.crypto.sha256(held.certificate))
    assert.equal(alarm.certificateId, lost?.id)
    const [mail] = await mailsTo(world, await readPerson(world, 'hanako'), 'loss-reported')
    assert.match(textOf(mail ?? assert.fail()), /理由：紛失・盗難のお届け/)
  })

  it('locks the PIN after five wrong ones, as a log-on does', async (t) => {
    const world = await makeWorld(t, { now })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    for (let wrong = 0; wrong < 4; wrong += 1) {
      assert.equal((await browser.post('/certificate/loss', { pin: '000000' })).status, 422)
    }
    const last = await browser.post('/certificate/loss', { pin: '000000' })
    assert.equal(last.status, 403)
    assert.match(last.text, /0120-000-000/)
    assert.equal((await browser.get('/menu')).screen, 'E-51')
    assert.equal((await showCertificate(world.openBrowser(), held)).screen, 'L-56')
  })

  it('asks for no PIN where a log-on asks for none', async (t) => {
    const world = await makeWorld(t, { now, policy: { logon: 'certificate' } })
    const browser = world.openBrowser()
    const held = await acquire(browser, await readPerson(world, 'ichiro'))
    await logOn(browser, held)
    assert.doesNotMatch((await browser.get('/certificate/loss')).text, /name="pin"/)
    assert.equal((await browser.post('/certificate/loss', {})).screen, 'D-80')
  })

  it('is for oneself alone: not for a colleague, not by an administrator', async (t) => {
    const world = await makeWorld(t, { now })
    const ichiro = await readPerson(world, 'ichiro')
    const { held } = await becomeCustomer(world, ichiro)
    const { members } = world.ports.store.at(world.institution().id)
    for (const loginId of ['hanako', 'misaki']) {
      const other = await members.byId((await readPerson(world, loginId)).id)
      assert.ok(other)
      const report = { reason: 'loss', by: 'session' } as const
      await assert.rejects(
        reportLoss(world.ports, world.institution(), partyOf(other), ichiro.id, report),
        (error) => error instanceof Refusal && error.code === 'not-found',
      )
    }
    assert.equal((await logOn(world.openBrowser(), held)).screen, 'M-10')
  })
})
