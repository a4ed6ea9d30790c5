import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { defaultPolicy } from '../../src/domain/default-policy.ts'
import type { RecoveryPolicy } from '../../src/domain/policy.ts'
import { portalOrigin } from '../../src/http/site.ts'
import type { MemberRecord } from '../../src/ports/member-records.ts'
import type { WebauthnJson } from '../../src/ports/office-credentials.ts'
import { releaseStop, stopMember } from '../../src/service/desk/stop-member.ts'
import { addMember } from '../../src/service/member/add-member.ts'
import { partyOf, reportLoss } from '../../src/service/member/report-loss.ts'
import { writeRecoveryLetterIn } from '../../src/service/recovery/recovery-letter.ts'
import { paths } from '../../src/web/pages/paths.ts'
import { alone, approved } from '../desk/cast.ts'
import type { Browser, Page } from '../world/browser.ts'
import { mailsTo, textOf } from '../world/mails.ts'
import { type SoftPasskey, softPasskey, type Twist } from '../world/passkey.ts'
import {
  becomeCustomer,
  enrol,
  enterCode,
  fieldOf,
  identify,
  logOn,
  mailedCode,
  ownPins,
  type Person,
  readPerson,
  sayYes,
} from '../world/person.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
/** E is Monday 22 November 2027. */
const dayOne = '2027-11-23T09:00:00'

async function withCustomer(t: TestContext, recovery: Partial<RecoveryPolicy>, loginId = 'ichiro') {
  const world = await makeWorld(t, { now, policy: { recovery: { ...defaultPolicy.recovery, ...recovery } } })
  const person = await readPerson(world, loginId)
  const { browser, held } = await becomeCustomer(world, person)
  Object.assign(person, ownPins)
  return { world, person, browser, held }
}

interface Question {
  ceremonyId: string
  options: WebauthnJson
}

async function ask(browser: Browser, url: string): Promise<Question> {
  const page = await browser.postJson(url, {})
  assert.equal(page.status, 200, page.text)
  return JSON.parse(page.text)
}

/** The page that the confirmation PIN leads to, with what the device is asked. */
async function askForNew(browser: Browser, confirmationPin: string): Promise<Question> {
  const page = await browser.post(paths.passkeyNew, { confirmationPin })
  assert.equal(page.screen, 'A-18', page.text)
  const [, question = ''] = /data-question="([^"]*)"/.exec(page.text) ?? []
  return JSON.parse(question.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
}

async function register(world: World, browser: Browser): Promise<SoftPasskey> {
  const passkey = softPasskey(portalOrigin(world.portal.site, 'a'))
  const { ceremonyId, options } = await askForNew(browser, ownPins.confirmationPin)
  const answer = await browser.postJson(paths.passkeys, { ceremonyId, response: passkey.create(options) })
  assert.equal(answer.status, 204, answer.text)
  return passkey
}

async function show(browser: Browser, passkey: SoftPasskey, twist: Twist = {}): Promise<Page> {
  const { ceremonyId, options } = await ask(browser, paths.proofOptions)
  return browser.postJson(paths.proofPasskey, { ceremonyId, response: passkey.get(options, twist) })
}

const usable = (world: World, { id }: Person) =>
  world.ports.store.at(world.institution().id).memberPasskeys.usableOf(id)

const failed = (page: Page) => {
  assert.equal(page.status, 403, page.text)
  assert.match(fieldOf(page.text, 'type'), /\/problems\/passkey-failed$/)
}

async function expiredBrowser(world: World, person: Person): Promise<Browser> {
  world.goTo(dayOne)
  const browser = world.openBrowser()
  assert.equal((await identify(browser, person)).location, '/acquire/code')
  return browser
}

async function finish(browser: Browser, pin: string): Promise<void> {
  await sayYes(browser, '/acquire/window')
  await logOn(browser, await enrol(browser, '/acquire/window'), pin)
  assert.equal((await browser.get('/menu')).screen, 'M-10')
}

describe('after expiry, a passkey', () => {
  it('that was registered while logged on takes the place of the code', async (t) => {
    const { world, person, browser } = await withCustomer(t, { secondProof: ['passkey'] })
    const passkey = await register(world, browser)
    assert.match((await browser.get(paths.passkeys)).text, /2026年11月22日.*に登録/)
    const back = await expiredBrowser(world, person)
    assert.deepEqual(await mailsTo(world, person, 'pickup-code'), [], 'no code is sent')
    assert.equal((await show(back, passkey)).status, 204)
    await finish(back, ownPins.pin)
  })

  it('is refused to whoever shows it wrongly, or twice, or another one', async (t) => {
    const { world, person, browser } = await withCustomer(t, { secondProof: ['passkey', 'mail-code'] })
    const passkey = await register(world, browser)
    const back = await expiredBrowser(world, person)
    const origin = 'https://a.office.warifu.test:8443'
    for (const twist of [{ userVerified: false }, { origin }, { challenge: 'AAAA' }, { rpId: 'x.test' }]) {
      failed(await show(back, passkey, twist))
    }
    failed(await show(back, softPasskey(portalOrigin(world.portal.site, 'a'))))
    const { ceremonyId, options } = await ask(back, paths.proofOptions)
    const answer = { ceremonyId, response: passkey.get(options, { userVerified: false }) }
    failed(await back.postJson(paths.proofPasskey, answer))
    failed(await back.postJson(paths.proofPasskey, { ceremonyId, response: passkey.get(options) }))
    assert.equal((await back.get('/acquire/window')).location, '/acquire/code', 'nothing is opened')
  })

  it('of one question fits no other acquisition, nor after five minutes', async (t) => {
    const { world, person, browser } = await withCustomer(t, { secondProof: ['passkey'] })
    const passkey = await register(world, browser)
    const first = await expiredBrowser(world, person)
    const second = await expiredBrowser(world, person)
    const { ceremonyId, options } = await ask(first, paths.proofOptions)
    failed(await second.postJson(paths.proofPasskey, { ceremonyId, response: passkey.get(options) }))
    const late = await ask(first, paths.proofOptions)
    world.advance({ minutes: 5 })
    const response = passkey.get(late.options)
    failed(await first.postJson(paths.proofPasskey, { ceremonyId: late.ceremonyId, response }))
  })

  it('is nothing where the policy does not accept it, or with an entitlement', async (t) => {
    const { world, person, browser } = await withCustomer(t, { secondProof: ['mail-code'] })
    await register(world, browser)
    failed(await (await expiredBrowser(world, person)).postJson(paths.proofOptions, {}))
    const misaki = world.openBrowser()
    world.goTo('2026-11-23T09:00:00')
    await identify(misaki, await readPerson(world, 'misaki'))
    failed(await misaki.postJson(paths.proofOptions, {}))
  })

  it('is worth nothing once it was removed', async (t) => {
    const { world, person, browser } = await withCustomer(t, { secondProof: ['passkey'] })
    await register(world, browser)
    assert.equal((await usable(world, person)).length, 1)
    const page = await browser.get(paths.passkeys)
    const [, url = ''] = /href="([^"]+remove\?id=[^"]+)"/.exec(page.text) ?? []
    const asked = await browser.get(url)
    assert.equal(asked.screen, 'A-19', asked.text)
    const id = /name="id" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    const remove = (confirmationPin: string) => browser.post(paths.passkeyRemove, { id, confirmationPin })
    assert.equal((await remove('')).status, 422)
    assert.equal((await remove('wrong0')).status, 403)
    assert.equal((await usable(world, person)).length, 1, 'without the PIN it stays')
    assert.equal((await remove(ownPins.confirmationPin)).location, paths.passkeys)
    assert.doesNotMatch((await browser.get(paths.passkeys)).text, /remove\?id=/)
    assert.deepEqual(await usable(world, person), [])
    assert.equal((await remove(ownPins.confirmationPin)).status, 404)
    const hanako = await readPerson(world, 'hanako')
    for (const kind of ['passkey-registered', 'passkey-removed']) {
      assert.equal((await mailsTo(world, person, kind)).length, 1, kind)
      assert.match(textOf((await mailsTo(world, hanako, kind)).at(0) ?? assert.fail(kind)), /佐藤 一郎 様の/)
    }
  })

  it('is asked for by whoever knows the confirmation PIN: an open screen is not enough', async (t) => {
    const { world, person, browser } = await withCustomer(t, { secondProof: ['passkey'] })
    for (const [pin, status] of [
      ['', 422],
      ['wrong0', 403],
      ['wrong0', 403],
      ['wrong0', 403],
      ['wrong0', 403],
      ['wrong0', 403],
      [ownPins.confirmationPin, 403],
    ] as const) {
      const page = await browser.post(paths.passkeyNew, { confirmationPin: pin })
      assert.deepEqual([page.status, page.screen], [status, 'A-15'])
      assert.doesNotMatch(page.text, /data-question/)
    }
    assert.equal((await mailsTo(world, person, 'acts-locked')).length, 1, 'the lock is told, once')
  })

  it('is not added by whoever was stopped while his device was asked', async (t) => {
    const { world, person, browser } = await withCustomer(t, { secondProof: ['passkey'] })
    const { ceremonyId, options } = await askForNew(browser, ownPins.confirmationPin)
    const session = await world.database.db.selectFrom('session').selectAll().executeTakeFirstOrThrow()
    await stopMember(world.ports, world.institution(), alone, person.id, { reason: 'theft' })
    // As a request that had passed the door just before the stop.
    await world.database.db
      .updateTable('session')
      .set({ ended_at: null, end_reason: null })
      .where('session_id', '=', session.session_id)
      .execute()
    const passkey = softPasskey(portalOrigin(world.portal.site, 'a'))
    await browser.postJson(paths.passkeys, { ceremonyId, response: passkey.create(options) })
    assert.deepEqual(await usable(world, person), [])
  })

  const stops: Record<string, (world: World, member: MemberRecord) => Promise<unknown>> = {
    'loss was reported': (world, member) =>
      reportLoss(world.ports, world.institution(), partyOf(member), member.id, {
        reason: 'loss',
        by: 'session',
      }),
    'a desk has stopped him': (world, { id }) =>
      stopMember(world.ports, world.institution(), alone, id, { reason: 'theft' }),
  }
  for (const [title, stop] of Object.entries(stops)) {
    it(`is worth nothing once ${title}, also when that is over`, async (t) => {
      const { world, person, browser } = await withCustomer(t, { secondProof: ['passkey'] })
      await register(world, browser)
      const member = await world.ports.store.at(world.institution().id).members.byId(person.id)
      assert.ok(member)
      assert.equal((await usable(world, person)).length, 1)
      await stop(world, member)
      await releaseStop(world.ports, world.institution(), approved, person.id)
      assert.deepEqual(await usable(world, person), [])
    })
  }

  it('is registered by nobody who is not logged on', async (t) => {
    const { world } = await withCustomer(t, {})
    const page = await world
      .openBrowser()
      .post(paths.passkeyNew, { confirmationPin: ownPins.confirmationPin })
    assert.notEqual(page.screen, 'A-18')
  })
})

describe('after expiry, a code', () => {
  it('on paper is accepted where the policy says paper, and one by mail is not even sent', async (t) => {
    const { world, person } = await withCustomer(t, { secondProof: ['letter-code'] })
    const browser = await expiredBrowser(world, person)
    assert.deepEqual(await mailsTo(world, person, 'pickup-code'), [])
    await world.ports.store.transact(world.institution().id, (tx) =>
      writeRecoveryLetterIn(world.ports, tx, world.institution(), approved, person.id),
    )
    const hanako = await readPerson(world, 'hanako')
    assert.equal((await mailsTo(world, person, 'code-on-paper')).length, 1)
    assert.equal((await mailsTo(world, hanako, 'code-on-paper')).length, 1, 'his administrator too')
    const { pickupCode } = await readPerson(world, person.loginId)
    assert.equal((await enterCode(browser, pickupCode)).location, '/acquire/window')
    await finish(browser, ownPins.pin)
  })

  it('by mail is guessed five times at most', async (t) => {
    const { world, person } = await withCustomer(t, {})
    const browser = await expiredBrowser(world, person)
    const code = await mailedCode(world, person)
    assert.ok(code)
    for (let n = 0; n < 5; n += 1) assert.equal((await enterCode(browser, 'AAAA-AAAA-AAAA')).status, 403)
    assert.equal((await enterCode(browser, code)).status, 403, 'the right one neither')
  })
})

/** Hanako's certificate has expired; Jiro came a year later. */
async function withTwo(t: TestContext) {
  const recovery = { ...defaultPolicy.recovery, ...together }
  const world = await makeWorld(t, { now, policy: { recovery } })
  const hanako = await readPerson(world, 'hanako')
  await becomeCustomer(world, hanako)
  Object.assign(hanako, ownPins)
  world.goTo('2027-10-01T09:00:00')
  const { members } = world.ports.store.at(world.institution().id)
  const contract = (await members.all())[0]?.contract
  assert.ok(contract)
  await addMember(world.ports, world.institution(), {
    contractId: contract.id,
    role: 'administrator',
    loginId: 'jiro',
    displayName: '山田 次郎',
    mailAddress: 'jiro@yamada.example',
    language: 'ja',
  })
  const jiro = await readPerson(world, 'jiro')
  const held = await becomeCustomer(world, jiro)
  Object.assign(jiro, ownPins)
  const back = await expiredBrowser(world, hanako)
  const code = await mailedCode(world, hanako)
  assert.ok(code)
  await enterCode(back, code)
  const logOnJiro = async () => {
    const browser = world.openBrowser()
    await logOn(browser, held.held)
    return browser
  }
  return { world, hanako, jiro, back, logOnJiro }
}

const together = { administrators: 'with-colleague' } as const
const idIn = (page: Page) => /name="acquisition" value="([^"]+)"/.exec(page.text)?.[1] ?? ''

describe('an administrator who comes back', () => {
  it('waits for another one, who is told by mail and says yes with his confirmation PIN', async (t) => {
    const { world, jiro, back, logOnJiro } = await withTwo(t)
    assert.equal((await back.get('/acquire/window')).location, paths.colleague)
    assert.equal((await back.get(paths.colleague)).screen, 'A-16')
    assert.equal((await mailsTo(world, jiro, 'recovery-asked')).length, 1)
    const browser = await logOnJiro()
    const menu = await browser.get('/menu')
    assert.match(menu.text, /有効期限の過ぎた管理者の方 1 人が、あなたの承認を待っています。/)
    assert.match(menu.text, new RegExp(`href="${paths.recoveryApprovals}"`))
    const asked = await browser.get(paths.recoveryApprovals)
    assert.equal(asked.screen, 'A-17')
    assert.match(asked.text, /山田 花子/)
    const form = { acquisition: idIn(asked), decision: 'approved' }
    const wrong = await browser.post(paths.recoveryApprovals, { ...form, confirmationPin: '00000000' })
    assert.equal(wrong.status, 403)
    assert.equal((await back.get('/acquire/window')).location, paths.colleague)
    const { confirmationPin } = ownPins
    const done = await browser.post(paths.recoveryApprovals, { ...form, confirmationPin })
    assert.match(done.text, /承認しました/)
    assert.doesNotMatch((await browser.get('/menu')).text, new RegExp(paths.recoveryApprovals))
    await finish(back, ownPins.pin)
  })

  it('is not let in by one who is stopped while he types his PIN', async (t) => {
    const { world, jiro, back, logOnJiro } = await withTwo(t)
    const browser = await logOnJiro()
    const acquisition = idIn(await browser.get(paths.recoveryApprovals))
    const { verify } = world.ports.pins
    t.mock.method(world.ports.pins, 'verify', async (...typed: Parameters<typeof verify>) => {
      await stopMember(world.ports, world.institution(), alone, jiro.id, { reason: 'theft' })
      return verify(...typed)
    })
    const { confirmationPin } = ownPins
    const form = { acquisition, decision: 'approved', confirmationPin }
    assert.equal((await browser.post(paths.recoveryApprovals, form)).status, 403)
    assert.equal((await back.get('/acquire/window')).location, paths.colleague)
  })

  it('goes no further after a no', async (t) => {
    const { back, logOnJiro } = await withTwo(t)
    const browser = await logOnJiro()
    const acquisition = idIn(await browser.get(paths.recoveryApprovals))
    const { confirmationPin } = ownPins
    await browser.post(paths.recoveryApprovals, { acquisition, decision: 'rejected', confirmationPin })
    const page = await back.open('/acquire/window')
    assert.equal(page.status, 403)
    assert.match(page.text, /断りました/)
    const again = { acquisition, decision: 'approved', confirmationPin }
    assert.equal((await browser.post(paths.recoveryApprovals, again)).status, 404)
  })

  it('waits in vain once the hours are over', async (t) => {
    const { world, back, logOnJiro } = await withTwo(t)
    const first = await logOnJiro()
    const acquisition = idIn(await first.get(paths.recoveryApprovals))
    world.advance({ hours: 24 })
    const browser = await logOnJiro()
    const { confirmationPin } = ownPins
    const late = { acquisition, decision: 'approved', confirmationPin }
    assert.equal((await browser.post(paths.recoveryApprovals, late)).status, 404)
    assert.notEqual((await back.get('/acquire/window')).status, 200)
  })

  it('is nobody’s to decide but another administrator’s of the same contract', async (t) => {
    const { world, back } = await withTwo(t)
    const { db } = world.database
    const asked = await db.selectFrom('recovery_approval').selectAll().executeTakeFirstOrThrow()
    const { recoveryApprovals } = world.ports.store.at(world.institution().id)
    const self = recoveryApprovals.decide(
      asked.acquisition_id,
      'approved',
      asked.member_id as never,
      world.ports.clock.now(),
    )
    await assert.rejects(self, /decided_by_another/)
    assert.deepEqual(await recoveryApprovals.openFor(asked.member_id as never, world.ports.clock.now()), [])
    const ichiro = await readPerson(world, 'ichiro')
    assert.deepEqual(await recoveryApprovals.openFor(ichiro.id as never, world.ports.clock.now()), [])
    assert.equal((await back.get('/acquire/window')).location, paths.colleague)
  })

  it('alone in her contract is told so, and whom to call, before anything is begun', async (t) => {
    const { world, person } = await withCustomer(t, together, 'hanako')
    world.goTo(dayOne)
    const page = await identify(world.openBrowser(), person)
    assert.equal(page.status, 409)
    assert.match(page.text, /承認できる方がいません。[\s\S]*0120-000-000/)
  })
})
