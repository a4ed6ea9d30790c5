import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { parseId } from '../../src/domain/id.ts'
import { readApproval } from '../../src/service/office/read-approval.ts'
import { reject } from '../../src/service/office/reject.ts'
import { withdraw } from '../../src/service/office/withdraw.ts'
import { actAtOnce } from '../../src/service/request/at-once.ts'
import { engageAtTerminal } from '../../src/service/switch/engage.ts'
import { contractNumber } from '../world/institution.ts'
import { becomeCustomer, logOn, readPerson } from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { typeAt } from '../world/terminal.ts'
import { approveByPassword, trail } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const words = { ja: '確認のため、再発行を止めています。', en: 'Reissues are stopped while we look.' }
const head = '契約者ID,会社名,区分,ID,氏名'
const good = `${head}\n3000000001,株式会社青木製作所,管理者,aoki01,青木 一\n`

/** An office, and the terminal beside it. */
async function besideTheOffice(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const office = await openOffice(world)
  const folder = mkdtempSync(join(tmpdir(), 'warifu-request-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const type = async (line: string, file = '') => {
    const by = ['--institution', 'a', '--operator', '田中 運用', '--evidence', 'ticket 4711']
    if (file !== '') writeFileSync(join(folder, '1.csv'), file)
    const words = line.replace('1.csv', join(folder, '1.csv')).split(' ')
    const { text, exitCode } = await typeAt(world)('request', ...words, ...by)
    return { text, exitCode, id: /request (\S+)\.$/m.exec(text)?.[1] ?? '' }
  }
  return { world, ...office, type }
}

type Yuko = Awaited<ReturnType<typeof openOffice>>['yuko']

/** Somebody of the office looks at what was asked for, and approves it. */
async function approveIt(world: World, yuko: Yuko, id: string) {
  const seen = await readApproval(world.ports, world.institution(), yuko.session, id)
  assert.deepEqual([seen.requestedBy, seen.evidence], [{ name: '田中 運用' }, 'ticket 4711'])
  return approveByPassword(world, yuko, id, seen.shownHash)
}

const off = async ({ ports, institution }: World) =>
  (await ports.store.at(institution().id).killSwitches.engaged()).map(({ name }) => name)

const engage = ({ ports, institution }: World) =>
  engageAtTerminal(ports, institution(), { name: 'reissue', words })

const member = async (world: World, loginId: string) => {
  const { id } = await readPerson(world, loginId)
  return (await world.ports.store.at(world.institution().id).members.byId(id)) ?? assert.fail()
}

describe('what is asked for at the terminal', () => {
  it('lets a switch go on when one of the office has approved, and not before', async (t) => {
    const { world, yuko, type } = await besideTheOffice(t)
    await engage(world)
    const { id, exitCode, text } = await type('switch-release reissue')
    assert.equal(exitCode, 0, text)
    assert.deepEqual(await off(world), ['reissue'])
    assert.equal((await approveIt(world, yuko, id)).state, 'approved')
    assert.deepEqual(await off(world), [])
    assert.deepEqual(await trail(world, /^request-|^switch-released/), [
      'request-made by system',
      'request-approved by staff',
      'switch-released by staff',
    ])
  })

  it('releases who was stopped', async (t) => {
    const { world, kenji, yuko, type } = await besideTheOffice(t)
    const { id } = await member(world, 'ichiro')
    const stop = { act: 'stop', whose: 'member', reason: 'theft' } as const
    await actAtOnce(world.ports, world.institution(), kenji.session, id, stop)
    const asked = await type(`stop-release ${id}`)
    assert.deepEqual((await member(world, 'ichiro')).stops, ['loss-reported'], asked.text)
    await approveIt(world, yuko, asked.id)
    assert.deepEqual((await member(world, 'ichiro')).stops, [])
  })

  it('reissues', async (t) => {
    const { world, yuko, type } = await besideTheOffice(t)
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'hanako'))
    const { id, text } = await type(`reissue hanako --contract ${contractNumber} --reason loss --pins reset`)
    assert.equal((await logOn(browser, held)).screen, 'M-10', text)
    await approveIt(world, yuko, id)
    const life = await world.ports.store
      .at(world.institution().id)
      .members.life((await member(world, 'hanako')).id)
    assert.deepEqual(
      life?.certificates.map(({ stage }) => stage),
      ['revoked'],
    )
    assert.equal((await trail(world, /^member-reissued/)).length, 1)
  })

  it('brings people in by file', async (t) => {
    const { world, yuko, type } = await besideTheOffice(t)
    const { id, text } = await type('import 1.csv', good)
    assert.match(text, /^1 lines without a fault: 1 new contracts, 1 administrators, 0 users$/m)
    const count = () =>
      world.database.db.selectFrom('member').select('login_id').where('login_id', '=', 'aoki01').execute()
    assert.equal((await count()).length, 0)
    await approveIt(world, yuko, id)
    assert.equal((await count()).length, 1)
    const [file] = await world.database.db.selectFrom('import_file').selectAll().execute()
    assert.deepEqual([file?.brought_at_terminal, file?.content], ['田中 運用', null])
  })

  it('is told line by line where a file is faulty, and only looked at where that is wanted', async (t) => {
    const { world, type } = await besideTheOffice(t)
    const faulty = await type('import 1.csv', `${head}\n,,社長,aoki 01,\n`)
    assert.equal(faulty.exitCode, 1)
    for (const column of ['契約者ID', '区分', '氏名']) assert.match(faulty.text, /^line 2, /m, column)
    assert.ok(faulty.text.trim().split('\n').length >= 3, faulty.text)
    const dry = await type('import 1.csv --dry-run', good)
    assert.deepEqual([dry.exitCode, /Nothing was asked for\.$/m.test(dry.text)], [0, true])
    assert.deepEqual(await trail(world, /^request-|^import-/), [])
  })

  it('is refused by the rules of the office', async (t) => {
    const { world, type } = await besideTheOffice(t)
    const saysNo = async (line: string, code: string) => {
      const { text, exitCode } = await type(line)
      assert.equal(exitCode, 1, line)
      assert.ok(text.startsWith(`refused (${code}): `), text)
    }
    await saysNo('switch-release reissue', 'nothing-to-change')
    await saysNo(`stop-release ${world.ports.random.uuid()}`, 'not-found')
    await saysNo('stop-release nobody', 'not-found')
    await saysNo(`stop-release nobody --contract ${contractNumber}`, 'not-found')
    await engage(world)
    assert.equal((await type('switch-release reissue')).exitCode, 0)
    await saysNo('switch-release reissue', 'approval-waits')
  })

  it('is nobody’s of the office to withdraw, and theirs to reject', async (t) => {
    const { world, kenji, yuko, type } = await besideTheOffice(t)
    await engage(world)
    const { id } = await type('switch-release reissue')
    const [ports, institution] = [world.ports, world.institution()]
    await assert.rejects(withdraw(ports, institution, kenji.session, id), refused('staff-not-allowed'))
    assert.equal((await readApproval(ports, institution, kenji.session, id)).mayDecide, 'role')
    await reject(ports, institution, yuko.session, id, 'nobody knows of this ticket')
    assert.deepEqual(await off(world), ['reissue'])
  })

  it('stands in the trail without the name, and with a hash by which the name is proved', async (t) => {
    const { world, type } = await besideTheOffice(t)
    await engage(world)
    await type('switch-release reissue')
    const [event] = await world.database.db
      .selectFrom('audit_event')
      .selectAll()
      .where('kind', '=', 'request-made')
      .execute()
    const text = JSON.stringify(event)
    assert.ok(!text.includes('田中'), text)
    const claimed = new TextEncoder().encode('operator at the terminal\n田中 運用')
    assert.ok(text.includes(world.ports.crypto.mac('audit-salt', claimed).toHex()), text)
  })

  it('is kept by the database to these kinds, and to one who asks', async (t) => {
    const { world, yuko, type } = await besideTheOffice(t)
    await engage(world)
    const id = parseId((await type('switch-release reissue')).id)
    const change = (set: object) =>
      world.database.db.updateTable('approval').set(set).where('approval_id', '=', id).execute()
    await assert.rejects(change({ kind: 'predecessor' }), /what_a_terminal_asks_for/)
    await assert.rejects(change({ requested_by: yuko.session.person.id }), /asked_by_one/)
  })
})
