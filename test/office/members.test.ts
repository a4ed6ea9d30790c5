import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { Malformed } from '../../src/pki/malformed.ts'
import { findMembers } from '../../src/service/office/find-members.ts'
import { previewUnlock } from '../../src/service/office/preview-unlock.ts'
import { readMemberPage } from '../../src/service/office/read-member-page.ts'
import { readTimeline } from '../../src/service/office/read-timeline.ts'
import { memberAnswer, memberSearchAnswer, timelineAnswer } from '../../src/wire/office.ts'
import { contractNumber } from '../world/institution.ts'
import { becomeCustomer, identify, readPerson } from '../world/person.ts'
import { type Office, openOffice, refused } from '../world/staff.ts'
import { lockDoor } from '../world/unlocking.ts'
import { makeWorld, openWorld, type World } from '../world.ts'

const now = '2026-11-22T00:00:00Z'
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the search', () => {
  let world: World
  let office: Office
  let serial = ''
  let fingerprint = ''
  before(async () => {
    world = await openWorld({ now, institutions: [{ slug: 'a' }, { slug: 'b', names: '山田　ﾊﾅｺ' }] })
    office = await openOffice(world)
    const { held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    const names = await namesOf(world, held.certificate)
    serial = names.serial
    fingerprint = names.fingerprint
  })
  after(() => world.close())
  const find = async (text: string, slug = 'a') => {
    const found = await findMembers(world.ports, world.institution(slug), office.kenji.session, { text })
    memberSearchAnswer.parse(json(found))
    return found.members.map(({ loginId }) => loginId).sort()
  }
  const asViewersWriteIt = (hex: string) => hex.toUpperCase().replace(/(..)(?=.)/g, '$1:')

  it('finds by a serial number and by a fingerprint, with colons or without', async () => {
    for (const name of [serial, fingerprint]) {
      assert.deepEqual(await find(name), ['ichiro'])
      assert.deepEqual(await find(asViewersWriteIt(name)), ['ichiro'])
    }
  })

  for (const [what, text, expected] of [
    ['a contract number', contractNumber, ['hanako', 'ichiro', 'misaki']],
    ['a contract number in full width', '１０００２００３０１', ['hanako', 'ichiro', 'misaki']],
    ['a company', '株式会社山田商店', ['hanako', 'ichiro', 'misaki']],
    ['a company without its legal form', '山田商', ['hanako', 'ichiro', 'misaki']],
    ['a company with its legal form written short', '㈱山田', ['hanako', 'ichiro', 'misaki']],
    ['a company as its reading is kept', 'ヤマダショウテン', ['hanako', 'ichiro', 'misaki']],
    ['a reading as lists of accounts have it', 'ｶ)ﾔﾏﾀﾞｼﾖｳﾃﾝ', ['hanako', 'ichiro', 'misaki']],
    ['a reading in hiragana', 'やまだしょう', ['hanako', 'ichiro', 'misaki']],
    ['another reading', 'やまだや', []],
    ['a company in English', 'YAMADA sho', ['hanako', 'ichiro', 'misaki']],
    ['a person’s name', '佐藤 一郎', ['ichiro']],
    ['a person’s name without the blank', '佐藤一', ['ichiro']],
    ['a person’s name with a wide blank', '佐藤　一郎', ['ichiro']],
    ['a family name that is a company’s too', '山田', ['hanako', 'ichiro', 'misaki']],
    ['the beginning of an ID', 'mis', ['misaki']],
    ['an ID in capitals', 'Misaki', ['misaki']],
    ['a mail address', 'ICHIRO@yamada.example', ['ichiro']],
    ['the beginning of a mail address', 'ichiro@yamada.ex', []],
    ['another fingerprint', '0'.repeat(64), []],
    ['nothing', '  ', []],
    ['a legal form alone', '株式会社', []],
    ['what SQL would make everything of', '%', []],
    ['a quotation mark', "' or ''='", []],
    ['a zero octet', 'a\0b', []],
    ['a character after all others', '\u{10ffff}', []],
  ] as const) {
    it(`finds by ${what}`, async () => assert.deepEqual(await find(text), expected))
  }

  it('is in the trail with whom it has shown, and without what was typed', async () => {
    const searches = () =>
      world.database.db.selectFrom('audit_event').selectAll().where('kind', '=', 'members-found').execute()
    const { id } = await readPerson(world, 'hanako')
    for (const [text, facts] of [
      ['山田 花子', { found: 1, members: id }],
      ['nobody of this name', { found: 0, members: '' }],
    ] as const) {
      const before = new Set((await searches()).map((event) => event.audit_event_id))
      await find(text)
      const [event, ...more] = (await searches()).filter((event) => !before.has(event.audit_event_id))
      assert.deepEqual([event?.actor, event?.actor_id], ['staff', office.kenji.session.person.id])
      assert.deepEqual([event?.facts, more], [facts, []])
    }
  })

  it('finds nobody of another institution', async () => {
    assert.deepEqual(await find('山田ハナコ'), [])
    assert.deepEqual(await find(serial, 'b'), [])
    assert.deepEqual(await find('山田ハナコ', 'b'), ['hanako', 'ichiro', 'misaki'])
  })

  it('says of each what a list shows', async () => {
    const { members } = await findMembers(world.ports, world.institution(), office.kenji.session, {
      text: 'ichiro',
    })
    const [ichiro] = members
    assert.equal(ichiro?.expiryDate?.toString(), '2027-11-22')
    assert.deepEqual([ichiro?.stops, ichiro?.lockedDoors], [[], []])
    await lockDoor(world, (await readPerson(world, 'misaki')).id)
    const again = await findMembers(world.ports, world.institution(), office.kenji.session, {
      text: 'misaki',
    })
    assert.deepEqual(again.members[0]?.lockedDoors, ['acquisition'])
  })
})

async function namesOf({ database }: World, certificate: Uint8Array) {
  const row = await database.db
    .selectFrom('certificate')
    .select(['serial_number', 'fingerprint'])
    .where('der', '=', certificate)
    .executeTakeFirstOrThrow()
  return { serial: row.serial_number ?? '', fingerprint: row.fingerprint?.toHex() ?? assert.fail() }
}

describe('a search that finds many', () => {
  it('gives them a page at a time, everybody once, by whatever he was found', async (t) => {
    const people = Array.from({ length: 65 }, (_, at) => ({
      role: 'user' as const,
      // Every third is found by his ID and his name, every third by his name, every third by the company alone.
      loginId: at % 3 === 0 ? `yamada${at}` : `x${at}`,
      displayName: at % 3 === 2 ? `佐藤 ${at}` : `yamada ${at}`,
      language: 'ja' as const,
    }))
    const world = await makeWorld(t, { now, institutions: [{ slug: 'a', people }] })
    const { kenji } = await openOffice(world)
    const seen: string[] = []
    let after: string | undefined
    const lengths: number[] = []
    do {
      const page = await findMembers(world.ports, world.institution(), kenji.session, {
        text: 'Yamada',
        ...(after && { after }),
      })
      lengths.push(page.members.length)
      seen.push(...page.members.map(({ loginId }) => loginId))
      after = page.next
    } while (after !== undefined)
    assert.deepEqual(lengths, [20, 20, 20, 5])
    assert.equal(new Set(seen).size, 65)
    assert.match(seen[0] ?? '', /^yamada/, 'whoever has it as his ID comes first')
    for (const strange of ['x', 'e30', 'WzEsMiwzXQ', `${'A'.repeat(400)}`]) {
      await assert.rejects(
        findMembers(world.ports, world.institution(), kenji.session, { text: 'Yamada', after: strange }),
        Malformed,
      )
    }
  })
})

describe('a member’s page', () => {
  it('says where he stands, what he would be answered, and what he has had', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const ichiro = await readPerson(world, 'ichiro')
    const read = () => readMemberPage(world.ports, world.institution(), kenji.session, ichiro.id)
    const before = await read()
    memberAnswer.parse(json(before))
    assert.equal(before.standing.kind, 'not-acquired')
    assert.deepEqual(
      before.answers.map(({ act, answer }) => `${act} ${answer}`),
      ['log-on no', 'acquire yes', 'renew no'],
    )
    assert.equal(before.member.pins, 'temporary')

    await becomeCustomer(world, ichiro)
    await lockDoor(world, ichiro.id, 'logon-pin')
    const after = await read()
    memberAnswer.parse(json(after))
    assert.equal(after.standing.kind, 'active')
    assert.deepEqual(after.member.lockedDoors, ['logon-pin'])
    assert.equal(after.member.pins, 'own')
    const [logOn, , renew] = after.answers
    assert.deepEqual(logOn, {
      act: 'log-on',
      answer: 'no',
      code: 'door-locked',
      facts: { door: 'logon-pin' },
      mending: 'unlock',
    })
    assert.ok(renew?.answer === 'no' && renew.code === 'renewal-not-open' && renew.mending === 'wait')
    assert.equal(after.certificates[0]?.standing.kind, 'active')
    assert.match(after.certificates[0]?.fingerprint ?? '', /^[0-9a-f]{64}$/)
  })

  it('says why he got no mail, and what would mend that', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const ichiro = await readPerson(world, 'ichiro')
    const verdict = async () => {
      const { mail } = await readMemberPage(world.ports, world.institution(), kenji.session, ichiro.id)
      return mail.verdict
    }
    const set = (change: object) =>
      world.database.db.updateTable('member').set(change).where('member_id', '=', ichiro.id).execute()
    await becomeCustomer(world, ichiro)
    assert.equal(await verdict(), 'to-come')
    world.goTo('2027-10-25T09:00:00')
    await world.sweep()
    assert.equal(await verdict(), 'waiting')
    await set({ suspended_at: world.ports.clock.now() })
    assert.equal(await verdict(), 'stopped')
    await set({ mail_address: null })
    assert.equal(await verdict(), 'no-address')
  })

  it('shows no secret and no hash of one', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const ichiro = await readPerson(world, 'ichiro')
    const text = JSON.stringify(
      await readMemberPage(world.ports, world.institution(), kenji.session, ichiro.id),
    )
    for (const secret of [ichiro.pin, ichiro.confirmationPin, ichiro.pickupCode, 'argon2', 'tbs']) {
      assert.equal(text.includes(secret), false)
    }
  })

  it('is kept in the trail when it is read, once in a while', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji, yuko } = await openOffice(world)
    const { id } = await readPerson(world, 'ichiro')
    const read = (session = kenji.session) => readMemberPage(world.ports, world.institution(), session, id)
    const readings = async () => {
      const { events } = await readTimeline(world.ports, world.institution(), kenji.session, id)
      return events.filter(({ kind }) => kind === 'member-read').map(({ actorName }) => actorName)
    }
    await read()
    await read()
    assert.deepEqual(await readings(), ['高橋 健二'])
    world.advance({ seconds: 1 })
    await read(yuko.session)
    assert.deepEqual(await readings(), ['中村 裕子', '高橋 健二'])
    world.advance({ minutes: 16 })
    await read()
    assert.equal((await readings()).length, 3)
  })

  it('is kept as one reading, whichever part of it is asked for, and all at once', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const { ports, institution, database } = world
    const readings = async (memberId: string) => {
      const events = database.db.selectFrom('audit_event').select('kind').where('member_id', '=', memberId)
      return (await events.where('kind', '=', 'member-read').execute()).length
    }
    const [ichiro, hanako, misaki] = await Promise.all(
      ['ichiro', 'hanako', 'misaki'].map((loginId) => readPerson(world, loginId)),
    )
    assert.ok(ichiro && hanako && misaki)
    await readTimeline(ports, institution(), kenji.session, ichiro.id)
    assert.equal(await readings(ichiro.id), 1, 'the time line alone')
    await lockDoor(world, hanako.id)
    await previewUnlock(ports, institution(), kenji.session, hanako.id)
    assert.equal(await readings(hanako.id), 1, 'what would be unlocked')
    await Promise.all(
      [readMemberPage, readTimeline, readMemberPage, readTimeline].map((read) =>
        read(ports, institution(), kenji.session, misaki.id),
      ),
    )
    assert.equal(await readings(misaki.id), 1, 'all at once')
  })

  it('is for who may read it, and of members that there are', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const editor = {
      ...kenji.session,
      person: { ...kenji.session.person, roles: ['policy-editor'] as const },
    }
    const { id } = await readPerson(world, 'ichiro')
    const { ports } = world
    await assert.rejects(readMemberPage(ports, world.institution(), editor, id), refused('staff-not-allowed'))
    await assert.rejects(
      findMembers(ports, world.institution(), editor, { text: 'x' }),
      refused('staff-not-allowed'),
    )
    await assert.rejects(readTimeline(ports, world.institution(), editor, id), refused('staff-not-allowed'))
    for (const strange of [ports.random.uuid(), 'x', '']) {
      await assert.rejects(
        readMemberPage(ports, world.institution(), kenji.session, strange),
        refused('not-found'),
      )
      await assert.rejects(
        readTimeline(ports, world.institution(), kenji.session, strange),
        refused('not-found'),
      )
    }
  })
})

describe('the time line', () => {
  it('is everything that happened to him, newest first, a page at a time', async (t) => {
    const world = await makeWorld(t, { now })
    const { kenji } = await openOffice(world)
    const ichiro = await readPerson(world, 'ichiro')
    await becomeCustomer(world, ichiro)
    const browser = world.openBrowser()
    for (let wrong = 0; wrong < 60; wrong += 1) await identify(browser, ichiro, { pin: '000000' })
    const seen: string[] = []
    let before: string | undefined
    do {
      const page = await readTimeline(world.ports, world.institution(), kenji.session, ichiro.id, before)
      timelineAnswer.parse(json(page))
      seen.push(...page.events.map(({ id }) => id))
      before = page.next
    } while (before !== undefined)
    const rows = await world.database.db
      .selectFrom('audit_event')
      .select('audit_event_id')
      .where('member_id', '=', ichiro.id)
      .orderBy('at', 'desc')
      .orderBy('audit_event_id', 'desc')
      .execute()
    assert.ok(rows.length > 50)
    assert.deepEqual(
      seen,
      rows.map(({ audit_event_id }) => audit_event_id),
    )
  })
})
