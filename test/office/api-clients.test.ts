import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { describe, it } from 'node:test'
import { apiClientsAnswer } from '../../src/wire/api-client.ts'
import { askForClient, keyPem } from '../world/api-client.ts'
import { approveIt, openJoiningOffice } from '../world/joining.ts'
import { saysNo } from '../world/office-browser.ts'
import { oldAuthority } from '../world/predecessor.ts'
import { makeWorld } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const scopes = ['members:read', 'contracts:read'] as const

describe('a client of the API', () => {
  it('is asked for by one, approved by another, and ended by one for good', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const { pem } = keyPem()
    const asked = await askForClient(office, { name: 'Core banking', pem, scopes: [...scopes] })
    assert.deepEqual(
      [asked.shown.way, asked.shown.keyKind, asked.shown.scopes],
      ['private_key_jwt', 'EC-P256', ['contracts:read', 'members:read']],
    )
    const all = () => office.desk.read(apiClientsAnswer, '/api/api-clients')
    assert.deepEqual((await all()).openApprovals, [asked.approvalId])
    assert.deepEqual((await all()).clients, [], 'nothing is let in yet')
    assert.equal((await approveIt(world, office, asked)).status, 200)
    const { clients, openApprovals } = await all()
    assert.deepEqual(openApprovals, [])
    assert.deepEqual(
      clients.map(({ id, name, scopes, endedAt }) => [id, name, scopes, endedAt]),
      [[asked.shown.clientId, 'Core banking', ['contracts:read', 'members:read'], undefined]],
    )

    const end = `/api/api-clients/${asked.shown.clientId}/end`
    assert.equal((await office.approver.post(end, {})).status, 204)
    assert.ok((await all()).clients[0]?.endedAt)
    assert.equal(saysNo(await office.desk.post(end, {})), '409 nothing-to-change')
    const again = { name: 'Core banking', pem, scopes }
    assert.equal(saysNo(await office.desk.post('/api/api-clients/preview', again)), '422 api-client-unfit')
    const kinds = await world.database.db.selectFrom('audit_event').select('kind').execute()
    assert.deepEqual(
      ['api-client-added', 'api-client-ended'].map((kind) => kinds.filter((one) => one.kind === kind).length),
      [1, 1],
    )
  })

  it('has one key that can be used: no CA, nothing old, nothing weak, not two', async (t) => {
    const world = await makeWorld(t, { now })
    const { desk } = await openJoiningOffice(world)
    const old = oldAuthority()
    const certificate = (until: string) =>
      pemOf(old.issue({ from: '2025-01-01T00:00:00Z', until, name: 'core', serial: '0b01' }).certificate)
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({
      type: 'spki',
      format: 'pem',
    })
    const { pem } = keyPem()
    const preview = (key: string) => desk.post('/api/api-clients/preview', { name: 'Core', pem: key, scopes })
    assert.equal(saysNo(await preview(old.pem)), '422 api-client-unfit')
    assert.equal(saysNo(await preview(certificate('2026-11-21T00:00:00Z'))), '422 api-client-unfit')
    assert.equal(saysNo(await preview(`${pem}${keyPem().pem}`)), '422 api-client-unfit')
    assert.equal((await preview(String(weak))).status, 400)
    assert.equal((await preview('no key')).status, 400)
    assert.equal((await preview(certificate('2027-11-21T00:00:00Z'))).status, 200)
  })

  it('dies as a request when its certificate is over', async (t) => {
    const world = await makeWorld(t, { now })
    const office = await openJoiningOffice(world)
    const held = oldAuthority().issue({
      from: '2025-01-01T00:00:00Z',
      until: '2026-11-22T00:05:00Z',
      name: 'core',
      serial: '0b02',
    })
    const wish = { name: 'Core', pem: pemOf(held.certificate), scopes: [...scopes] }
    const asked = await askForClient(office, wish)
    world.advance({ minutes: 6 })
    assert.equal(saysNo(await approveIt(world, office, asked)), '409 target-changed')
  })
})

const pemOf = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${der.toBase64()}\n-----END CERTIFICATE-----\n`
