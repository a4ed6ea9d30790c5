import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keepSigningKeys, signingKeys } from '../../src/service/openid/signing-keys.ts'
import { makeWorld } from '../world.ts'

describe('the keys of the provider', () => {
  it('change every ninety days, known a day before and a day after, and lie sealed', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const jwks = async (): Promise<string[]> => {
      const { text } = await world.openBrowser().get('/oidc/jwks')
      assert.doesNotMatch(text, /"d":/, 'the public halves only')
      return JSON.parse(text).keys.map(({ kid }: { kid: string }) => kid)
    }
    const signing = async () => (await signingKeys(world.ports, world.institution())).signing.keyId
    const keep = () => keepSigningKeys(world.ports, world.institution())
    const [first, ...others] = await jwks()
    assert.deepEqual(others, [])
    assert.equal(await signing(), first)
    world.advance({ days: 90 })
    assert.deepEqual(await jwks(), [first], 'whoever asks makes none')
    await Promise.all(Array.from({ length: 9 }, keep))
    const both = await jwks()
    assert.equal(both.length, 2)
    assert.equal(await signing(), first, 'services do not know the new one yet')
    world.advance({ days: 1 })
    const second = await signing()
    assert.notEqual(second, first)
    assert.deepEqual(new Set(await jwks()), new Set(both))
    world.advance({ days: 1, seconds: 1 })
    assert.deepEqual(await jwks(), [second])
    await keep()
    const rows = await world.database.db.selectFrom('openid_key').select('sealed').execute()
    assert.equal(rows.length, 1)
    assert.doesNotMatch(Buffer.from(rows[0]?.sealed ?? []).toString('latin1'), /"d":/)
  })

  it('are made by nobody who asks for them', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    await world.database.db.deleteFrom('openid_key').execute()
    const answer = await world.openBrowser().get('/oidc/jwks')
    assert.equal(answer.status, 503)
    assert.deepEqual(await world.database.db.selectFrom('openid_key').select('key_id').execute(), [])
    await keepSigningKeys(world.ports, world.institution())
    assert.equal((await world.openBrowser().get('/oidc/jwks')).status, 200)
  })
})
