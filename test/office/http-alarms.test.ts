import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import type { AlarmId } from '../../src/ports/alarms.ts'
import { alarmsAnswer } from '../../src/wire/office.ts'
import { officeBrowsers, saysNo } from '../world/office-browser.ts'
import { readPerson } from '../world/person.ts'
import { openOffice } from '../world/staff.ts'
import { makeWorld, type World } from '../world.ts'

async function raise({ ports, institution }: World, person: Awaited<ReturnType<typeof readPerson>>) {
  const alarm = {
    id: randomUUID() as AlarmId,
    kind: 'loss' as const,
    memberId: person.id,
    raisedAt: ports.clock.now(),
    facts: {},
  }
  await ports.store.transact(institution().id, (tx) => tx.alarms.raise(alarm))
  return alarm
}

it('the office lists its alarms page by page, and marks what somebody has seen', async (t) => {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const ichiro = await readPerson(world, 'ichiro')
  const raised = []
  for (let minute = 0; minute < 25; minute++) {
    raised.push(await raise(world, ichiro))
    world.advance({ seconds: 1 })
  }
  const browser = officeBrowsers(world)({ token: (await openOffice(world)).kenji.token })
  const list = async (state: 'unseen' | 'all') => {
    const found = []
    let path = `/api/alarms?state=${state}`
    for (;;) {
      const { alarms, next } = await browser.read(alarmsAnswer, path)
      found.push(...alarms)
      if (next === undefined) return found
      path = `/api/alarms?state=${state}&after=${encodeURIComponent(next)}`
    }
  }
  const ids = raised.map(({ id }) => id)
  assert.deepEqual(
    (await list('unseen')).map(({ id }) => id),
    ids,
  )
  assert.deepEqual(
    (await list('all')).map(({ id }) => id),
    ids.toReversed(),
  )

  const [first] = ids
  assert.equal((await browser.post(`/api/alarms/${first}/seen`, {})).status, 204)
  assert.deepEqual(
    (await list('unseen')).map(({ id }) => id),
    ids.slice(1),
  )
  const last = (await list('all')).at(-1)
  assert.deepEqual([last?.id, last?.seenBy, last?.memberName], [first, '高橋 健二', '佐藤 一郎'])
  assert.equal((await browser.post(`/api/alarms/${first}/seen`, {})).status, 204)

  for (const id of ['x', randomUUID()]) {
    assert.equal(saysNo(await browser.post(`/api/alarms/${id}/seen`, {})), '404 not-found')
  }
  assert.equal(saysNo(await browser.get('/api/alarms?state=all&after=x')), '400 malformed')
})
