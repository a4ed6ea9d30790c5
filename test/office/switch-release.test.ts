import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { StaffSession } from '../../src/service/office/staff-session.ts'
import {
  previewSwitchRelease,
  requestSwitchRelease,
} from '../../src/service/request/request-switch-release.ts'
import { engageSwitch } from '../../src/service/switch/engage.ts'
import { openOffice, refused } from '../world/staff.ts'
import { approveByPassword, trail } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const words = { ja: '確認のため、再発行を止めています。', en: 'Reissues are stopped while we look.' }

async function off(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { kenji, yuko } = await openOffice(world)
  await engageSwitch(world.ports, world.institution(), kenji.session, { name: 'reissue', words })
  return { world, kenji, yuko }
}

async function ask(world: World, session: StaffSession) {
  const [ports, institution] = [world.ports, world.institution()]
  const { shownHash } = await previewSwitchRelease(ports, institution, session, 'reissue')
  const wish = { shownHash, evidence: 'the bulletin is withdrawn' }
  const { approvalId } = await requestSwitchRelease(ports, institution, session, 'reissue', wish)
  return { shownHash, approvalId }
}

const engaged = async ({ ports, institution }: World) =>
  (await ports.store.at(institution().id).killSwitches.engaged()).map(({ name }) => name)

describe('a kill-switch that one person has thrown', () => {
  it('is released by two', async (t) => {
    const { world, kenji, yuko } = await off(t)
    const { approvalId, shownHash } = await ask(world, kenji.session)
    assert.deepEqual(await engaged(world), ['reissue'], 'a request releases nothing')
    await approveByPassword(world, yuko, approvalId, shownHash)
    assert.deepEqual(await engaged(world), [])
    assert.deepEqual(await trail(world, /^switch-/), ['switch-engaged by staff', 'switch-released by staff'])
  })

  it('is not released by who asked', async (t) => {
    const { world, yuko } = await off(t)
    const { approvalId, shownHash } = await ask(world, yuko.session)
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('approval-own'))
    assert.deepEqual(await engaged(world), ['reissue'])
  })

  it('stays off when it has got other words since', async (t) => {
    const { world, kenji, yuko } = await off(t)
    const { approvalId, shownHash } = await ask(world, kenji.session)
    const wish = { name: 'reissue', words: { ...words, en: 'Fraud is going on.' } } as const
    await engageSwitch(world.ports, world.institution(), kenji.session, wish)
    await assert.rejects(approveByPassword(world, yuko, approvalId, shownHash), refused('target-changed'))
    assert.deepEqual(await engaged(world), ['reissue'])
  })

  it('needs no release when it is on, and one that there is not is not found', async (t) => {
    const { world, kenji } = await off(t)
    const preview = (name: string) =>
      previewSwitchRelease(world.ports, world.institution(), kenji.session, name)
    await assert.rejects(preview('renewal'), refused('nothing-to-change'))
    await assert.rejects(preview('everything'), refused('not-found'))
  })
})
