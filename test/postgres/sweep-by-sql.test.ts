import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { CertificateStage } from '../../src/domain/certificate-stage.ts'
import type { CertificateFacts } from '../../src/domain/life.ts'
import { signingPatience, sweepDue } from '../../src/domain/retirement.ts'
import type { Repositories } from '../../src/ports/store.ts'
import { acquire, readPerson } from '../world/person.ts'
import { openWorld, type World } from '../world.ts'

const due = Temporal.Instant.from('2027-03-01T00:00:00Z')
const stages: CertificateStage[] = [
  'signing',
  'proving',
  'current',
  'retiring',
  'superseded',
  'abandoned',
  'revoked',
]
const ended: CertificateStage[] = ['superseded', 'abandoned', 'revoked']
const offsets = [-660, -600.001, -600, -599.999, -1, -0.001, 0, 0.001, 1, 600, 600.001, 86_400]

class Back extends Error {}

describe('the sweep’s statement', () => {
  let world: World
  let certificate: CertificateFacts
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    const ichiro = await readPerson(world, 'ichiro')
    await acquire(world.openBrowser(), ichiro)
    const [made] = await world.ports.store.at(world.institution().id).certificates.ofMember(ichiro.id)
    assert.ok(made)
    certificate = made
  })
  after(() => world.close())

  /** The certificate in that stage, its times at `due`, as the domain and as the database see it. */
  async function judged(stage: CertificateStage, now: Temporal.Instant) {
    const { db } = world.database
    await db
      .updateTable('certificate')
      .set({
        stage,
        recorded_at: due,
        signed_at: due,
        prove_until: due,
        retire_at: due,
        proved_at: null,
        ended_at: ended.includes(stage) ? due : null,
      })
      .execute()
    const life = await world.ports.store.at(world.institution().id).certificates.byId(certificate.id)
    assert.ok(life)
    let swept: Awaited<ReturnType<Repositories['certificates']['endOverdue']>> = []
    await world.ports.store
      .transact(world.institution().id, async (tx) => {
        swept = await tx.certificates.endOverdue(now, now.subtract(signingPatience))
        throw new Back()
      })
      .catch((error: unknown) => assert.ok(error instanceof Back, String(error)))
    return { byDomain: sweepDue(life, now), bySql: swept }
  }

  for (const stage of stages) {
    it(`says the same of a ${stage} one as the rule does, at every edge`, async () => {
      for (const offset of offsets) {
        const now = due.add({ nanoseconds: Math.round(offset * 1e9) })
        const { byDomain, bySql } = await judged(stage, now)
        const said = { supersede: 'superseded', abandon: 'abandoned' } as const
        const expected = byDomain === undefined ? [] : [said[byDomain]]
        assert.deepEqual(
          bySql.map(({ to }) => to),
          expected,
          `${offset} s`,
        )
      }
    })
  }
})
