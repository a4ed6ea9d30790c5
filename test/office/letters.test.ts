import assert from 'node:assert/strict'
import { describe, it, type TestContext } from 'node:test'
import { type MemberId, parseId } from '../../src/domain/id.ts'
import type { LetterKind } from '../../src/domain/letter.ts'
import { policyToday } from '../../src/domain/policy-version.ts'
import { Refusal } from '../../src/domain/refusal.ts'
import { reissue } from '../../src/service/desk/reissue.ts'
import { listLetters } from '../../src/service/letter/list-letters.ts'
import { printLetters } from '../../src/service/letter/print-letters.ts'
import { addPinLetter, makeTemporaryPins } from '../../src/service/member/temporary-pins.ts'
import { writeLetters } from '../../src/service/member/write-letters.ts'
import { readStaffSession, type StaffSession } from '../../src/service/office/staff-session.ts'
import { approved } from '../desk/cast.ts'
import { dump, forms } from '../world/dump.ts'
import { enterCode, identify, readPerson } from '../world/person.ts'
import { activatePasskey, addPerson, openOffice, refused } from '../world/staff.ts'
import { trail } from '../world/unlocking.ts'
import { makeWorld, type World } from '../world.ts'

async function desk(t: TestContext) {
  const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
  const { kenji, yuko } = await openOffice(world)
  return { world, kenji: kenji.session, yuko: yuko.session }
}

async function waiting(world: World, session: StaffSession, kind: LetterKind) {
  const piles = await listLetters(world.ports, world.institution(), session)
  return piles.find((pile) => pile.kind === kind) ?? assert.fail()
}

async function letterOf(world: World, session: StaffSession, kind: LetterKind, loginId = 'hanako') {
  const { id } = await readPerson(world, loginId)
  const { letters } = await waiting(world, session, kind)
  return letters.find(({ memberId }) => memberId === id) ?? assert.fail(`no ${kind} of ${loginId}`)
}

const print = (world: World, session: StaffSession, kind: LetterKind, ...ids: string[]) =>
  printLetters(world.ports, world.institution(), session, kind, ids)

/** What he knows of hanako if he prints the letter of this kind. */
async function printHers(world: World, session: StaffSession, kind: LetterKind) {
  return print(world, session, kind, (await letterOf(world, session, kind)).id)
}

describe('a letter', () => {
  it('says who he is and what he needs, once; then it stands nowhere any more', async (t) => {
    const { world, kenji, yuko } = await desk(t)
    const hanako = await readPerson(world, 'hanako')
    const { count, letters } = await waiting(world, kenji, 'pin-letter')
    assert.equal(count, letters.length)
    assert.equal(count, 3)
    const [letter, ...others] = await printHers(world, kenji, 'pin-letter')
    assert.deepEqual(others, [])
    assert.deepEqual(
      letter?.facts.map(({ value, isSecret }) => [value, isSecret]),
      [
        ['1000200301', false],
        ['hanako', false],
        [hanako.pin, true],
        [hanako.confirmationPin, true],
      ],
    )
    const [code] = await printHers(world, yuko, 'pickup-letter')
    assert.deepEqual(
      code?.facts.filter(({ isSecret }) => isSecret).map(({ value }) => value),
      [hanako.pickupCode],
    )
    assert.doesNotMatch(
      JSON.stringify(code),
      new RegExp(`hanako|${hanako.pin}`),
      'the code alone is of no use',
    )
    assert.deepEqual(await trail(world, /letter-printed/), [
      'letter-printed by staff',
      'letter-printed by staff',
    ])
    assert.equal((await waiting(world, kenji, 'pin-letter')).count, 2)
    const gone = await readPerson(world, 'hanako')
    assert.deepEqual([gone.pin, gone.pickupCode], ['', ''])
    for (const [table, rows] of await dump(world))
      for (const secret of [hanako.pin, hanako.confirmationPin, hanako.pickupCode])
        for (const form of forms(secret)) assert.ok(!rows.includes(form), `it stands in ${table}`)
  })

  it('is never printed twice, and a batch with one that is gone prints nothing', async (t) => {
    const { world, kenji, yuko } = await desk(t)
    const first = await letterOf(world, kenji, 'pin-letter')
    const second = await letterOf(world, kenji, 'pin-letter', 'ichiro')
    await print(world, kenji, 'pin-letter', first.id)
    await assert.rejects(print(world, kenji, 'pin-letter', first.id), refused('letters-changed'))
    await assert.rejects(print(world, yuko, 'pin-letter', first.id, second.id), refused('letters-changed'))
    assert.equal((await letterOf(world, kenji, 'pin-letter', 'ichiro')).id, second.id)
    const both = [print(world, kenji, 'pin-letter', second.id), print(world, yuko, 'pin-letter', second.id)]
    const told = (await Promise.allSettled(both)).map((each) =>
      each.status === 'fulfilled' ? each.value.length : each.reason instanceof Refusal && each.reason.code,
    )
    assert.deepEqual(told.sort(), [1, 'letters-changed'])
  })

  it('of the other pile is not named by the wrong kind', async (t) => {
    const { world, kenji } = await desk(t)
    const { id } = await letterOf(world, kenji, 'pin-letter')
    await assert.rejects(print(world, kenji, 'pickup-letter', id), refused('letters-changed'))
  })
})

describe('the two letters of one person', () => {
  for (const [first, second] of [
    ['pin-letter', 'pickup-letter'],
    ['pickup-letter', 'pin-letter'],
  ] as const) {
    it(`are printed by two people: ${first} first`, async (t) => {
      const { world, kenji, yuko } = await desk(t)
      await printHers(world, kenji, first)
      assert.equal((await letterOf(world, kenji, second)).mayPrint, 'printed-the-other')
      assert.equal((await letterOf(world, kenji, second, 'ichiro')).mayPrint, 'yes')
      await assert.rejects(printHers(world, kenji, second), refused('letter-other-hand'))
      const ichiro = await letterOf(world, kenji, second, 'ichiro')
      const hers = await letterOf(world, kenji, second)
      await assert.rejects(print(world, kenji, second, ichiro.id, hers.id), refused('letter-other-hand'))
      assert.equal((await printHers(world, yuko, second)).length, 1, 'nothing was spent by the refusal')
    })
  }

  it('are not both had by one person who prints them in one moment', async (t) => {
    const { world, kenji } = await desk(t)
    const told = await Promise.allSettled([
      printHers(world, kenji, 'pin-letter'),
      printHers(world, kenji, 'pickup-letter'),
    ])
    assert.equal(told.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  it('begin anew with new PINs: whoever knew the old ones may print the code', async (t) => {
    const { world, kenji } = await desk(t)
    await printHers(world, kenji, 'pin-letter')
    world.advance({ minutes: 1 })
    const institution = world.institution()
    const pins = await makeTemporaryPins(world.ports, institution)
    await world.ports.store.transact(institution.id, async (tx) => {
      const { id } = await readPerson(world, 'hanako')
      const member = (await tx.members.byId(id)) ?? assert.fail()
      await addPinLetter(world.ports, tx, institution, member, pins)
    })
    assert.equal((await printHers(world, kenji, 'pickup-letter')).length, 1)
    await assert.rejects(printHers(world, kenji, 'pin-letter'), refused('letter-other-hand'))
  })

  it('are one pair: a code that was printed before there were PINs opens nothing with them', async (t) => {
    const { world, kenji } = await desk(t)
    const { ports } = world
    const institution = world.institution()
    const hers = await readPerson(world, 'hanako')
    const id = parseId<MemberId>(ports.random.uuid())
    await ports.store.transact(institution.id, async (tx) => {
      const contract = (await tx.members.byId(hers.id))?.contract ?? assert.fail()
      const named = {
        contractId: contract.id,
        role: 'user',
        loginId: 'goro',
        displayName: '後藤 五郎',
      } as const
      const subject = ports.random.uuid()
      const goro = {
        ...named,
        id,
        subject,
        holderNumber: ports.random.bytes(8).toHex(),
        language: 'ja',
      } as const
      await tx.joining.addMembers([goro], ports.clock.now())
    })
    await reissue(ports, institution, approved, id, { reason: 'other', resetPins: false })
    const before = await readPerson(world, 'goro')
    await print(world, kenji, 'pickup-letter', (await letterOf(world, kenji, 'pickup-letter', 'goro')).id)
    world.advance({ minutes: 1 })
    await writeLetters(ports, institution, kenji)
    const after = await readPerson(world, 'goro')
    await print(world, kenji, 'pin-letter', (await letterOf(world, kenji, 'pin-letter', 'goro')).id)
    const browser = world.openBrowser()
    await identify(browser, after)
    assert.notEqual((await enterCode(browser, before.pickupCode)).location, '/acquire/window')
    assert.equal((await enterCode(browser, after.pickupCode)).location, '/acquire/window')
    const later = letterOf(world, kenji, 'pickup-letter', 'goro')
    assert.equal((await later).mayPrint, 'printed-the-other')
  })

  it('are free when PINs of his own have taken the place of those that were printed', async (t) => {
    const { world, kenji } = await desk(t)
    await printHers(world, kenji, 'pin-letter')
    const { id } = await readPerson(world, 'hanako')
    const { members } = world.ports.store.at(world.institution().id)
    await members.setPins(id, 'a', 'b', world.ports.clock.now())
    assert.equal((await printHers(world, kenji, 'pickup-letter')).length, 1)
  })
})

describe('who prints', () => {
  it('an auditor sees the piles and prints nothing', async (t) => {
    const world = await makeWorld(t, { now: '2026-11-22T00:00:00Z' })
    const { token } = await activatePasskey(world, await addPerson(world, 'kenji', ['auditor']))
    const session = await readStaffSession(world.ports, world.institution(), token)
    const { id } = await letterOf(world, session, 'pin-letter')
    await assert.rejects(print(world, session, 'pin-letter', id), refused('staff-not-allowed'))
  })

  it('a letter that is out of date is no letter any more', async (t) => {
    const { world, yuko } = await desk(t)
    const { id, until } = await letterOf(world, yuko, 'pickup-letter')
    const { letterDays } = policyToday(world.institution().versions, world.ports.clock.now()).policy.pickup
    assert.equal(letterDays, 14)
    const { letters } = world.ports.store.at(world.institution().id)
    const just = await letters.page('pickup-letter', 50, until.subtract({ nanoseconds: 1000 }))
    assert.ok(just.some(({ item }) => item.id === id))
    assert.deepEqual(await letters.page('pickup-letter', 50, until), [])
  })
})
