import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { relyingPartiesAnswer } from '../../src/wire/relying-party.ts'
import { keyPem } from '../world/api-client.ts'
import { approveIt, openJoiningOffice } from '../world/joining.ts'
import { saysNo } from '../world/office-browser.ts'
import { askForService, serviceWish } from '../world/service.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'

describe('a service', () => {
  it('is asked for by one, approved by another, changed in the same way, and ended by one', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const all = () => office.desk.read(relyingPartiesAnswer, '/api/relying-parties')
    const asked = await askForService(office, serviceWish(keyPem().pem))
    assert.deepEqual([asked.shown.registration, asked.shown.keys.length], ['new', 1])
    assert.deepEqual((await all()).parties, [], 'nothing is let in yet')
    assert.equal((await approveIt(world, office, asked)).status, 200)
    const changed = await askForService(office, {
      ...serviceWish(`${keyPem().pem}${keyPem().pem}`),
      loginUri: 'https://ib-core.example/elsewhere',
    })
    assert.deepEqual([changed.shown.registration, changed.shown.keys.length], ['changed', 2])
    assert.equal((await approveIt(world, office, changed)).status, 200)
    assert.deepEqual(
      (await all()).parties.map(({ clientId, loginUri }) => [clientId, loginUri]),
      [['ib-core', 'https://ib-core.example/elsewhere']],
    )
    const end = '/api/relying-parties/ib-core/end'
    assert.equal((await office.approver.post(end, {})).status, 204)
    assert.equal(saysNo(await office.desk.post(end, {})), '409 nothing-to-change')
    assert.ok((await all()).parties[0]?.endedAt)
    const kinds = await world.database.db.selectFrom('audit_event').select('kind').execute()
    assert.deepEqual(
      ['relying-party-registered', 'relying-party-ended'].map(
        (kind) => kinds.filter((one) => one.kind === kind).length,
      ),
      [2, 1],
    )
  })

  it('is not registered with an address or a key that will not do', async (t) => {
    const world = await makeWorld(t, { now })
    const { desk } = await openJoiningOffice(world)
    const whole = serviceWish(keyPem().pem)
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
      type: 'spki',
      format: 'pem',
    })
    const preview = (change: object) => desk.post('/api/relying-parties/preview', { ...whole, ...change })
    assert.equal((await preview({})).status, 200)
    assert.equal(saysNo(await preview({ redirectUris: ['http://ib.example/'] })), '422 relying-party-unfit')
    assert.equal(saysNo(await preview({ logoutUri: '' })), '422 relying-party-unfit')
    const inside = 'https://10.0.0.1/log-out'
    assert.equal(saysNo(await preview({ logoutUri: inside })), '422 relying-party-unfit')
    assert.equal(saysNo(await preview({ clientId: 'IB' })), '422 relying-party-unfit')
    assert.equal((await preview({ pem: String(weak) })).status, 400)
  })
})
