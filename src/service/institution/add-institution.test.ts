import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { makeWorld } from '../../../test/world.ts'
import { defaultPolicy } from '../../domain/default-policy.ts'
import { parseId } from '../../domain/id.ts'
import type { Policy } from '../../domain/policy.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import { addInstitution } from './add-institution.ts'

const id = '00000000-0000-4000-8000-00000000000c'

const institution = (policy: Policy): InstitutionRecord => ({
  id: parseId(id),
  slug: 'c',
  name: { ja: 'ひばり野銀行', en: 'Hibarino Bank' },
  accent: 'blue',
  mark: 'wave',
  versions: [{ version: 1, effectiveFrom: Temporal.PlainDate.from('2020-01-01'), policy }],
  switchedOff: [],
})

describe('an institution', () => {
  it('comes with its policy and its first events, all at once', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    await addInstitution(world.ports, institution(defaultPolicy))
    const events = await world.database.db
      .selectFrom('audit_event')
      .select('kind')
      .where('institution_id', '=', id)
      .execute()
    assert.deepEqual(events.map(({ kind }) => kind).sort(), ['institution-made', 'policy-version-added'])
    assert.equal((await world.ports.store.institutions.bySlug('c'))?.versions.length, 1)
  })

  it('is nowhere when its first events cannot be written', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const { institutions } = world.ports.store
    const fault = async () => {
      throw new Error('the trail is full')
    }
    await assert.rejects(institutions.add(institution(defaultPolicy), world.ports.clock.now(), fault))
    assert.equal(await institutions.bySlug('c'), undefined)
  })

  for (const name of ['', ' ひばり野銀行', 'ひばり野\n銀行', 'ひばり野\u202e銀行', 'ひ'.repeat(65)]) {
    it(`is refused with a name that no certificate can have: ${JSON.stringify(name)}`, async (t) => {
      const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
      const made = { ...institution(defaultPolicy), name: { ja: name, en: 'Hibarino Bank' } }
      await assert.rejects(addInstitution(world.ports, made), /^Malformed: the name of c must be one line/)
    })
  }

  it('is refused with a policy that contradicts itself', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const policy = { ...defaultPolicy, renewalOpens: 0 }
    await assert.rejects(addInstitution(world.ports, institution(policy)), /^Malformed: policy 1 of c: /)
    assert.equal(await world.ports.store.institutions.bySlug('c'), undefined)
  })
})
