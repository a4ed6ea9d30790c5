import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { parseArguments } from '../../src/cli/arguments.ts'
import { type ApprovalId, parseId } from '../../src/domain/id.ts'
import type { SwitchName } from '../../src/domain/kill-switch.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { engageSwitch } from '../../src/service/switch/engage.ts'
import { readSwitches } from '../../src/service/switch/read-switches.ts'
import { type Release, releaseIn } from '../../src/service/switch/release.ts'
import { makeEnrolmentKey } from '../world/enrolment-key.ts'
import { estClient } from '../world/est-client.ts'
import {
  askCertificate,
  becomeCustomer,
  enrol,
  enterCode,
  fieldOf,
  identify,
  logOn,
  openRenewal,
  prove,
  readPerson,
  renew,
  sayYes,
} from '../world/person.ts'
import { openOffice, refused } from '../world/staff.ts'
import { typeAt } from '../world/terminal.ts'
import { askToUnlock, lockDoor } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const words = { ja: '不正な取得が疑われるため、\n取得を停止しています。', en: 'We have stopped this.' }

const closedNow = (page: { status: number; text: string }) => {
  assert.equal(page.status, 409)
  assert.match(fieldOf(page.text, 'type'), /\/problems\/closed-now$/)
}

async function withOffice(t: TestContext, policy: Partial<Policy> = {}) {
  const world = await makeWorld(t, { now, policy })
  const office = await openOffice(world)
  const engage = (name: SwitchName, session = office.kenji.session) =>
    engageSwitch(world.ports, world.institution(), session, { name, words })
  await lockDoor(world, (await readPerson(world, 'ichiro')).id, 'report')
  const approvalId = parseId<ApprovalId>((await askToUnlock(world, office)).approvalId)
  /** As an approval does it, of which there is one about something else. */
  const release = (shown: Release) =>
    world.ports.store.transact(world.institution().id, (tx) =>
      releaseIn(world.ports, tx, shown, { by: office.yuko.session.person.id, approvalId }),
    )
  return { world, engage, release, ...office }
}

/** Mails of dates. */
async function countOf({ database }: World): Promise<number> {
  const { count } = await database.db
    .selectFrom('outbox')
    .where('kind', '=', 'before-expiry')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

describe('a kill-switch', () => {
  it('stops an acquisition that is already at its last step, and lets it go on when it is on again', async (t) => {
    const { world, engage, release } = await withOffice(t)
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    await identify(browser, ichiro)
    await enterCode(browser, ichiro.pickupCode)
    await sayYes(browser, '/acquire/window')
    await engage('acquisition')
    closedNow(await askCertificate(browser, '/acquire/window', makeEnrolmentKey()))
    assert.equal((await identify(world.openBrowser(), ichiro)).status, 409)
    await release({ name: 'acquisition', since: world.ports.clock.now() })
    assert.equal((await logOn(browser, await enrol(browser, '/acquire/window'), ichiro.pin)).screen, 'L-30')
  })

  it('sends no code for an acquisition that was begun before', async (t) => {
    const { world, engage } = await withOffice(t)
    const ichiro = await readPerson(world, 'ichiro')
    const browser = world.openBrowser()
    await identify(browser, ichiro)
    const { outbox } = world.ports.store.at(world.institution().id)
    const last = async () => String(await outbox.lastOf(ichiro.id, 'pickup-code'))
    const before = await last()
    world.advance({ minutes: 2 })
    await engage('acquisition')
    assert.equal((await browser.post('/acquire/code/mail', {})).status, 409)
    assert.equal(await last(), before)
  })

  it('stops a renewal that is already at its last step, and nothing that was made', async (t) => {
    const { world, engage } = await withOffice(t)
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const misaki = await becomeCustomer(world, await readPerson(world, 'misaki'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    await logOn(misaki.browser, misaki.held)
    const fresh = await renew(misaki.browser, misaki.held)
    await engage('renewal')
    closedNow(await askCertificate(browser, base, makeEnrolmentKey()))
    assert.equal((await prove(misaki.browser, fresh)).location, '/logon/proved')
  })

  it('counts although the swift way has decided before', async (t) => {
    const { world, engage } = await withOffice(t)
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const base = await openRenewal(browser, held)
    await sayYes(browser, base)
    const swift = world.ports.store.swift(world.institution().id)
    const { record } = swift
    t.mock.method(swift, 'record', async (...args: Parameters<typeof record>) => {
      await engage('renewal') // between the decision and the writing
      return record(...args)
    })
    closedNow(await askCertificate(browser, base, makeEnrolmentKey()))
    const made = await world.database.db.selectFrom('certificate').select('stage').execute()
    assert.deepEqual(
      made.map(({ stage }) => stage),
      ['current'],
    )
  })

  for (const [what, when] of [
    ['before it is asked', 'before'],
    ['when its swift way has decided', 'between'],
  ] as const) {
    it(`stops a renewal by EST, too: ${what}`, async (t) => {
      const est = { enroll: 'off', reenroll: 'all', secretHours: 72 } as const
      const { world, engage, release } = await withOffice(t, { est })
      const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
      world.goTo('2027-10-30T09:00:00')
      const ask = estClient(world)
      const question = { shown: held.certificate, body: makeEnrolmentKey().request.toBase64() }
      if (when === 'before') await engage('renewal')
      const swift = world.ports.store.swift(world.institution().id)
      const { record } = swift
      const recording = t.mock.method(swift, 'record', async (...args: Parameters<typeof record>) => {
        await engage('renewal')
        return record(...args)
      })
      const no = await ask('simplereenroll', question)
      assert.deepEqual(
        [no.status, no.headers.has('retry-after'), no.text.split('\n')[0]],
        [503, true, 'closed-now'],
      )
      assert.equal(recording.mock.callCount(), when === 'before' ? 0 : 1)
      const made = await world.database.db.selectFrom('certificate').select('stage').execute()
      assert.equal(made.length, 1)

      recording.mock.restore()
      await release({ name: 'renewal', since: world.ports.clock.now() })
      assert.equal((await ask('simplereenroll', question)).status, 200)
    })
  }

  it('is thrown by one of the desk, not by an auditor, and shows who did it', async (t) => {
    const { world, engage, kenji } = await withOffice(t)
    const auditor = { ...kenji.session, person: { ...kenji.session.person, roles: ['auditor'] as const } }
    await assert.rejects(engage('reissue', auditor), refused('staff-not-allowed'))
    await engage('reissue')
    const view = await readSwitches(world.ports, world.institution(), auditor)
    assert.deepEqual(
      view.map(({ name, off }) => [name, off?.engagedBy]),
      [
        ['acquisition', undefined],
        ['renewal', undefined],
        ['reissue', '高橋 健二'],
        ['mails', undefined],
      ],
    )
  })

  it('that is off already keeps its instant and who put it off, and gets the new words', async (t) => {
    const { world, engage, kenji, yuko } = await withOffice(t)
    await engage('mails')
    const since = world.ports.clock.now().toString()
    world.advance({ minutes: 5 })
    await engageSwitch(world.ports, world.institution(), yuko.session, {
      name: 'mails',
      words: { ja: '新しい理由', en: 'A new reason' },
    })
    const view = await readSwitches(world.ports, world.institution(), kenji.session)
    const off = view.find(({ name }) => name === 'mails')?.off
    assert.equal(off?.since.toString(), since)
    assert.equal(off?.engagedBy, '高橋 健二')
    assert.equal(off?.words.en, 'A new reason')
  })

  for (const [what, wrong] of [
    ['no words', { ja: '', en: 'x' }],
    ['no English', { ja: '理由', en: ' \n' }],
    ['too many words', { ja: 'あ'.repeat(401), en: 'x' }],
    ['what turns the text round', { ja: '理由\u202e', en: 'x' }],
  ] as const) {
    it(`is not thrown with ${what}`, async (t) => {
      const { world, kenji } = await withOffice(t)
      const wish = { name: 'acquisition', words: wrong } as const
      const thrown = engageSwitch(world.ports, world.institution(), kenji.session, wish)
      await assert.rejects(thrown, refused('switch-words-faulty'))
      assert.deepEqual(await world.ports.store.at(world.institution().id).killSwitches.engaged(), [])
    })
  }

  it('is not put on again by what was approved of it before it was thrown anew', async (t) => {
    const { world, engage, release } = await withOffice(t)
    await engage('acquisition')
    const shown = { name: 'acquisition', since: world.ports.clock.now() } as const
    await release(shown)
    world.advance({ minutes: 1 })
    await engage('acquisition')
    await assert.rejects(release(shown), refused('target-changed'))
    const { killSwitches } = world.ports.store.at(world.institution().id)
    assert.deepEqual(
      (await killSwitches.engaged()).map(({ name }) => name),
      ['acquisition'],
    )
  })

  it('is told on the pages of its act in the institution’s words, as soon as a node has looked', async (t) => {
    const { world, engage } = await withOffice(t)
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-30T09:00:00')
    await logOn(browser, held)
    const ja = /不正な取得が疑われるため、[\s\S]*取得を停止しています。/
    assert.doesNotMatch((await world.openBrowser().get('/')).text, ja)
    for (const name of ['acquisition', 'renewal', 'mails'] as const) await engage(name)
    await world.portal.directory.refresh()
    assert.match((await world.openBrowser().get('/')).text, ja)
    assert.match((await world.openBrowser().get('/acquire?lang=en')).text, /We have stopped this\./)
    assert.match((await browser.get('/notices/renewal')).text, ja)
    assert.match((await browser.get('/mails')).text, ja)
    const refused = await browser.get('/renewal/start')
    assert.equal(refused.status, 409)
    assert.match(refused.text, ja)
  })

  it('of mails keeps back what is owed, and lets it go when it is on again', async (t) => {
    const { world, engage, release } = await withOffice(t)
    await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-23T09:00:00')
    const since = world.ports.clock.now()
    await engage('mails')
    const before = await countOf(world)
    await world.sweep()
    assert.equal(await countOf(world), before)
    await release({ name: 'mails', since })
    await world.sweep()
    assert.ok((await countOf(world)) > before)
  })

  it('is thrown at the terminal too, and is told there', async (t) => {
    const { world } = await withOffice(t)
    const type = (name: string, ...more: string[]) =>
      typeAt(world)('switch', ...name.split(' '), '--institution', 'a', ...more)
    const said = ['--ja', words.ja, '--en', words.en]
    assert.deepEqual(await type('engage reissue', ...said), { text: 'reissue is off\n', exitCode: 0 })
    assert.match(
      (await type('state')).text,
      /^acquisition: on\nrenewal: on\nreissue: off since 2026-11-22T[\s\S]*We have stopped this\./,
    )
    assert.equal((await type('engage mails', '--ja', ' ', '--en', 'x')).exitCode, 1)
  })

  for (const [args, why] of [
    ['engage', /one of acquisition/],
    ['engage acquisition --institution a --ja x', /--en/],
    ['engage acquisition --ja x --en x', /--institution/],
    ['release acquisition --institution a', /no verb "release"/],
  ] as const) {
    it(`warifu switch ${args} is misuse`, () => {
      const command = parseArguments(['switch', ...args.split(' ')])
      assert.ok(command.verb === 'misuse')
      assert.match(command.why, why)
    })
  }

  it('is another institution’s only', async (t) => {
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    const { kenji } = await openOffice(world)
    await engageSwitch(world.ports, world.institution(), kenji.session, { name: 'acquisition', words })
    const theirs = await readPerson(world, 'ichiro', 'b')
    assert.equal((await identify(world.openBrowser('b'), theirs)).location, '/acquire/code')
  })
})
