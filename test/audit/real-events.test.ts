import assert from 'node:assert/strict'
import { it } from 'node:test'
import { sealAudit } from '../../src/service/audit/seal.ts'
import { verifyTrails } from '../../src/service/audit/verify-trails.ts'
import { becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { makeWorld } from '../world.ts'

it('every event and decision of a year with a certificate gives its leaf again from what is stored', async (t) => {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { id } = world.institution()
  const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
  await sealAudit(world.ports, id)
  world.goTo('2027-10-30T09:00:00')
  await world.sweep()
  await logOn(browser, held)
  const fresh = await renew(browser, held)
  await prove(browser, fresh)
  await sealAudit(world.ports, id)

  const all = await world.ports.store.institutions.all()
  const { intact, institutions } = await verifyTrails(world.ports, all, all, { checkpoints: [], keyIds: [] })
  assert.deepEqual(institutions[0]?.faults, [])
  assert.equal(intact, true)
  const { db } = world.database
  const kinds = await db.selectFrom('audit_event').select('kind').distinct().execute()
  assert.ok(kinds.length >= 15, `only ${kinds.length} kinds of events happened`)
  const decisions = await db
    .selectFrom('audit_event')
    .select('at')
    .where('decision', 'is not', null)
    .execute()
  assert.ok(decisions.length >= 3, `only ${decisions.length} decisions were recorded`)
})
