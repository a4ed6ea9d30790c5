import assert from 'node:assert/strict'
import { it } from 'node:test'
import { signInWithPassword } from '../../src/service/office/sign-in-with-password.ts'
import { dump, forms } from '../world/dump.ts'
import { readPerson } from '../world/person.ts'
import { activatePassword, addPerson, openOffice, password, refused } from '../world/staff.ts'
import { approveByPassword, askToUnlock, lockDoor } from '../world/unlocking.ts'
import { makeWorld } from '../world.ts'

const evidence = 'called back on the registered number'

it('the office leaves no secret in a table, in the trail or in the log, and no evidence in the trail', async (t) => {
  const world = await makeWorld(t, {
    now: '2026-11-22T00:00:00Z',
    institutions: [{ slug: 'a' }, { slug: 'b' }],
  })
  const office = await openOffice(world)
  const invited = await addPerson(world, 'tomoko', ['desk'], 'b')
  const activated = await addPerson(world, 'shiro', ['approver'], 'b')
  const { secret, token } = await activatePassword(world, activated, 'b')
  await lockDoor(world, (await readPerson(world, 'ichiro')).id)
  const { approvalId, shownHash } = await askToUnlock(world, office)
  await approveByPassword(world, office.yuko, approvalId, shownHash)
  const wrong = { loginId: 'yuko', password: 'quite another sentence', code: '918273' }
  await assert.rejects(signInWithPassword(world.ports, world.institution(), wrong), refused('sign-in-failed'))

  const bare = (text: string) => text.replaceAll('-', '')
  const secrets = new Map([
    ['a password', password],
    ['a wrong password', wrong.password],
    ['a one-time secret', secret],
    ['another one-time secret', office.yuko.secret],
    ['an activation code', invited.activationCode],
    ['an activation code without hyphens', bare(invited.activationCode)],
    ['a spent activation code', activated.activationCode],
    ['a session', token],
    ['another session', office.kenji.token],
  ])
  const tables = await dump(world)
  for (const [what, text] of secrets) {
    for (const form of forms(text)) {
      for (const [table, rows] of tables)
        assert.equal(rows.includes(form), false, `${what} stands in ${table}`)
      assert.equal(world.logged.join('\n').includes(form), false, `${what} stands in the log`)
    }
  }
  assert.ok(tables.get('approval')?.includes(evidence), 'it would be found, if it were there')
  for (const personal of [evidence, '佐藤', '高橋', 'ichiro', 'yuko']) {
    assert.equal(tables.get('audit_event')?.includes(personal), false, `${personal} stands in the trail`)
  }
})
