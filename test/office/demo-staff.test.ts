import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { StaffRole } from '../../src/domain/staff.ts'
import { readDemoStaff } from '../../src/service/demo/demo-staff.ts'
import { makeDemo } from '../../src/service/demo/make-demo.ts'
import { moveClock } from '../../src/service/demo/move-clock.ts'
import { readStaffSession } from '../../src/service/office/staff-session.ts'
import { activatePasskey, refused } from '../world/staff.ts'
import { makeWorld } from '../world.ts'

async function withDemo(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', institutions: [] })
  await makeDemo(world.ports)
  await world.portal.directory.refresh()
  const read = (slug = 'a') => readDemoStaff(world.ports, world.institution(slug))
  /** As the page of the demo's clock does it. */
  const goOn = async (span: Temporal.DurationLike) => {
    const demoClock = {
      read: async () => Temporal.Duration.from({ seconds: 0 }),
      set: async () => world.advance(span),
    }
    await moveClock({ ...world.ports, demoClock }, world.portal.directory, world.ports.clock.now())
  }
  const person = async (loginId: string) => {
    const view = (await read()).find((each) => each.loginId === loginId)
    const row = await world.ports.store.at(world.institution().id).staff.byLoginId(loginId)
    assert.ok(view && row)
    return { id: row.id, loginId, activationCode: view.activationCode ?? '' }
  }
  return { world, read, goOn, person }
}

describe('the demonstration’s staff', () => {
  it('are two in each institution, who between them ask and approve, and a second start adds nobody', async (t) => {
    const { world, read } = await withDemo(t)
    for (const slug of ['a', 'b']) {
      const first = await read(slug)
      assert.equal(first.length, 2)
      const who = (role: StaffRole) => first.filter(({ roles }) => roles.includes(role)).length
      assert.deepEqual([who('desk'), who('approver')], [2, 1])
      await makeDemo(world.ports)
      assert.deepEqual(await read(slug), first, 'the same codes')
    }
  })

  it('come in by the code that the guide shows, which is gone then', async (t) => {
    const { world, read, person } = await withDemo(t)
    const mori = await person('mori')
    assert.match(mori.activationCode, /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    const { token } = await activatePasskey(world, mori)
    assert.equal((await readStaffSession(world.ports, world.institution(), token)).person.name, '森 和也')
    const left = (await read()).filter(({ activationCode }) => activationCode !== undefined)
    assert.deepEqual(
      left.map(({ loginId }) => loginId),
      ['ogawa'],
    )
  })

  it('get other codes when the clock is moved past the end of theirs, and their sessions end with it', async (t) => {
    const { world, goOn, person } = await withDemo(t)
    const { token } = await activatePasskey(world, await person('mori'))
    const before = await person('ogawa')
    await goOn({ days: 400 })
    await assert.rejects(
      readStaffSession(world.ports, world.institution(), token),
      refused('staff-session-ended'),
    )
    const after = await person('ogawa')
    assert.notEqual(after.activationCode, before.activationCode)
    await assert.rejects(activatePasskey(world, before), refused('activation-failed'))
    assert.ok(await activatePasskey(world, after))
  })
})
