import assert from 'node:assert/strict'
import { it } from 'node:test'
import { approval, approvalMade, ceremony, unlockPreview } from '../../src/wire/office.ts'
import { officeBrowsers, saysNo } from '../world/office-browser.ts'
import { identify, readPerson } from '../world/person.ts'
import { activatePasskey, activatePassword, addPerson } from '../world/staff.ts'
import { makeWorld } from '../world.ts'

interface Request {
  path: string
  shownHash: string
}

it('an approval takes a passkey that was shown for just this request, and once', async (t) => {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const open = officeBrowsers(world)
  const yuko = await activatePassword(world, await addPerson(world, 'yuko', ['desk']))
  const kenji = await activatePasskey(world, await addPerson(world, 'kenji', ['approver']))
  const [desk, approver] = [open({ token: yuko.token }), open({ token: kenji.token })]
  const requests: Request[] = []
  for (const loginId of ['ichiro', 'misaki']) {
    const person = await readPerson(world, loginId)
    for (let tried = 0; tried < 5; tried++) await identify(world.openBrowser(), person, { pin: '00000000' })
    const member = `/api/members/${person.id}/unlock`
    const { shownHash } = await desk.read(unlockPreview, member)
    const made = await desk.do(approvalMade, member, { shownHash, evidence: 'called back' })
    requests.push({ path: `/api/approvals/${made.approvalId}`, shownHash })
  }
  const [first, second] = requests
  assert.ok(first && second)
  const show = async (path: string): Promise<object> => {
    const { ceremonyId, options } = await approver.do(ceremony, path, {})
    return { kind: 'passkey', ceremonyId, response: kenji.passkey.get(options) }
  }

  const refusal = async ({ path, shownHash }: Request, verification: object) =>
    saysNo(await approver.post(`${path}/approve`, { shownHash, verification }))

  for (const elsewhere of ['/api/sign-in/passkey/options', `${second.path}/verification`]) {
    assert.equal(await refusal(first, await show(elsewhere)), '403 verification-failed')
  }
  const verification = await show(`${first.path}/verification`)
  const { path, shownHash } = first
  assert.equal(
    (await approver.do(approval, `${path}/approve`, { shownHash, verification })).state,
    'approved',
  )
  assert.equal(await refusal(second, verification), '403 verification-failed')
  assert.equal((await approver.read(approval, second.path)).state, 'open')
})
