import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import type { Policy } from '../../src/domain/policy.ts'
import { showSecretHalf } from '../../src/service/est/secret.ts'
import { estSecretHalf, memberPreview, memberWish } from '../../src/wire/desk.ts'
import { askFor } from '../world/desk-requests.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { type EstClient, estClient } from '../world/est-client.ts'
import { mailsTo } from '../world/mails.ts'
import { becomeCustomer, readPerson } from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { approveByPassword, trail } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const wish = { act: 'est-secret' } as const
const est = { enroll: 'secret', reenroll: 'own', secretHours: 72 } as const

interface Scene {
  world: World
  ask: EstClient
  kenji: Awaited<ReturnType<typeof openOffice>>['kenji']
  yuko: Awaited<ReturnType<typeof openOffice>>['yuko']
}

async function open(t: TestContext, policy: Partial<Policy> = { est }): Promise<Scene> {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z', policy })
  return { world, ask: estClient(world), ...(await openOffice(world)) }
}

/** Two people agree, each reads his half, and whoever sets up the device has both. */
async function agree({ world, kenji, yuko }: Scene, loginId = 'ichiro') {
  const { approvalId, shown, shownHash } = await askFor(world, kenji.session, loginId, wish)
  memberPreview.parse({ shown, shownHash })
  memberWish.parse(wish)
  await approveByPassword(world, yuko, approvalId, shownHash)
  const half = async (session: typeof kenji.session) =>
    showSecretHalf(world.ports, world.institution(), session, approvalId)
  const halves = [await half(kenji.session), await half(yuko.session)] as const
  for (const each of halves) {
    estSecretHalf.parse({ ...each, expiresAt: each.expiresAt.toString() })
    assert.equal(each.text.replaceAll('-', '').length, 26, '130 bits each')
  }
  assert.deepEqual(
    halves.map(({ half: which }) => which),
    ['first', 'second'],
  )
  await assert.rejects(half(kenji.session), refused('code-half-gone'), 'shown once')
  const { userName, expiresAt } = halves[0]
  return { userName, expiresAt, secret: `${halves[0].text}-${halves[1].text}` }
}

function enrol(ask: EstClient, userName: string, secret: string, key = makeEnrolmentKey()) {
  const authorization = `Basic ${Buffer.from(`${userName}:${secret}`).toString('base64')}`
  return ask('simpleenroll', { body: key.request.toBase64(), headers: { authorization } })
}

describe('simpleenroll', () => {
  it('goes from two people over the secret to the certificate, which its first request proves', async (t) => {
    const scene = await open(t)
    const { world, ask } = scene
    const ichiro = await readPerson(world, 'ichiro')
    const { userName, secret } = await agree(scene)
    const key = makeEnrolmentKey()
    const first = await enrol(ask, userName, secret, key)
    assert.equal(first.status, 200, first.text)
    assert.equal((await enrol(ask, userName, secret.toLowerCase(), key)).text, first.text, 'asked for again')
    const second = await enrol(ask, userName, secret)
    assert.equal(second.status, 200, 'nothing is used up before the first use')

    assert.equal((await ask('csrattrs', { shown: second.certificate })).status, 200)
    const records = world.ports.store.at(world.institution().id)
    const found = (await records.certificates.ofMember(ichiro.id)).map(({ stage, byProtocol }) => [
      stage,
      byProtocol,
    ])
    assert.deepEqual(found.sort(), [
      ['abandoned', 'est'],
      ['current', 'est'],
    ])
    assert.equal(await records.entitlements.openOf(ichiro.id), undefined, 'the entitlement is used up')
    assert.equal((await mailsTo(world, ichiro, 'certificate-issued')).length, 2)
    const spent = await enrol(ask, userName, secret)
    assert.deepEqual(
      [spent.status, spent.headers.get('www-authenticate')],
      [401, 'Basic realm="EST", charset="UTF-8"'],
    )
    const told = await trail(world, /^est-secret/)
    assert.deepEqual(told, [
      'est-secret-made by staff',
      'est-secret-shown by staff',
      'est-secret-shown by staff',
    ])
  })

  it('takes the secret of one person, whole, in time, and as often as a pickup code', async (t) => {
    const scene = await open(t)
    const { world, ask } = scene
    const { userName, secret } = await agree(scene)
    const wrong = (given: string, name = userName) => enrol(ask, name, given)
    const half = secret.slice(0, secret.length / 2)
    for (const answer of [
      await wrong(half),
      await wrong(''),
      await wrong(`${half}-${half}`),
      await wrong(secret, '00000000-0000-4000-8000-000000000000'),
      await wrong(secret, 'ichiro'),
      await ask('simpleenroll', { body: makeEnrolmentKey().request.toBase64() }),
    ]) {
      assert.deepEqual([answer.status, answer.text.split('\n')[0]], [401, 'est-secret-wrong'])
    }
    assert.equal((await trail(world, /^est-secret-refused/)).length, 3, 'those of a user name that there is')
    const person = await readPerson(world, 'ichiro')
    assert.notEqual((await wrong(person.pickupCode)).status, 200, 'never the page’s code')

    for (let n = 0; n < 4; n += 1) assert.equal((await wrong(secret)).status, 200)
    assert.equal((await wrong(secret)).status, 401, 'repeated as often as the policy allows')
    const fresh = await agree(scene)
    assert.equal((await wrong(secret)).status, 401)
    world.ports.clock.set(fresh.expiresAt.subtract({ seconds: 1 }))
    assert.equal((await enrol(ask, fresh.userName, fresh.secret)).status, 200)
    world.advance({ seconds: 1 })
    assert.equal((await enrol(ask, fresh.userName, fresh.secret)).status, 401, 'out of date')
  })

  it('is asked for where the policy lets it, and there is something to acquire', async (t) => {
    const off = await open(t, {})
    await assert.rejects(askFor(off.world, off.kenji.session, 'ichiro', wish), refused('est-not-allowed'))
    const on = await open(t)
    await becomeCustomer(on.world, await readPerson(on.world, 'ichiro'))
    await assert.rejects(askFor(on.world, on.kenji.session, 'ichiro', wish), refused('nothing-to-acquire'))
  })

  it('keeps no half that nobody can use', async (t) => {
    const scene = await open(t)
    const { world, kenji, yuko } = scene
    const { approvalId, shownHash } = await askFor(world, kenji.session, 'ichiro', wish)
    await approveByPassword(world, yuko, approvalId, shownHash)
    world.advance({ hours: 72 })
    const { estSecrets } = world.ports.store.at(world.institution().id)
    assert.equal(await estSecrets.eraseOver(world.ports.clock.now()), 2)
  })
})
