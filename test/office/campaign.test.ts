import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ContractId, parseId } from '../../src/domain/id.ts'
import { Malformed } from '../../src/pki/malformed.ts'
import { exportSilent } from '../../src/service/campaign/export-silent.ts'
import { listSilent } from '../../src/service/campaign/list-silent.ts'
import { readBranches, readCampaign } from '../../src/service/campaign/read-campaign.ts'
import { readFigures } from '../../src/service/campaign/read-figures.ts'
import { remindSilent } from '../../src/service/campaign/remind-silent.ts'
import {
  branchesAnswer,
  callListAnswer,
  campaignAnswer,
  figuresAnswer,
  remindAnswer,
} from '../../src/wire/campaign.ts'
import type { Browser } from '../world/browser.ts'
import {
  becomeCustomer,
  type Held,
  logOn,
  openRenewal,
  prove,
  readPerson,
  renew,
  showCertificate,
} from '../world/person.ts'
import { type Office, openOffice, refused } from '../world/staff.ts'
import { openWorld, type World } from '../world.ts'

// Acquired on 22 November 2026: E is 22 November 2027, and renewal opens on the 23rd of October.
const now = '2026-11-22T00:00:00Z'
const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
const date = (text: string) => Temporal.PlainDate.from(text)
const span = { from: date('2027-11-01'), until: date('2027-11-30') }

/** Each is named for how far he will have come; all but the last at the head office. */
const people = ['silent', 'asking', 'homeless', 'stopped', 'begun', 'issued', 'proved', 'elsewhere']

interface Town {
  world: World
  office: Office
  browsers: Record<string, { browser: Browser; held: Held }>
}

async function openTown(): Promise<Town> {
  const world = await openWorld({
    now,
    institutions: [
      {
        slug: 'a',
        people: people.map((loginId) => ({
          role: 'user',
          loginId,
          displayName: `=${loginId}`,
          language: 'ja',
        })),
      },
    ],
  })
  const { ports } = world
  const institution = world.institution()
  const contractId = parseId<ContractId>(ports.random.uuid())
  await ports.store.at(institution.id).members.addContract(
    {
      id: contractId,
      number: '2000',
      name: { ja: '有限会社 春日', en: 'Kasuga' },
      branch: { code: '007', name: '駅前支店' },
    },
    ports.clock.now(),
  )
  const browsers: Town['browsers'] = {}
  for (const loginId of people) {
    const person = await readPerson(world, loginId)
    browsers[loginId] = await becomeCustomer(world, person)
  }
  await world.database.db
    .updateTable('member')
    .set({ contract_id: contractId })
    .where('login_id', '=', 'elsewhere')
    .execute()
  world.goTo('2027-10-25T09:00:00')
  await world.sweep()
  return { world, office: await openOffice(world), browsers }
}

const change = ({ world }: Town, loginId: string, set: object) =>
  world.database.db.updateTable('member').set(set).where('login_id', '=', loginId).execute()

const at = (town: Town, loginId: string) => town.browsers[loginId] ?? assert.fail(loginId)

/** Everybody comes as far as his name says. */
async function liveOn(town: Town): Promise<void> {
  for (const loginId of ['begun', 'issued', 'proved']) {
    const { browser, held } = at(town, loginId)
    await logOn(browser, held)
    if (loginId === 'begun') await openRenewal(browser, held)
    else {
      const renewed = await renew(browser, held)
      if (loginId === 'proved') await prove(browser, renewed)
    }
  }
  await change(town, 'homeless', { mail_address: null })
  await change(town, 'stopped', { suspended_at: town.world.ports.clock.now() })
}

describe('the campaign board', () => {
  let town: Town
  before(async () => {
    town = await openTown()
    await liveOn(town)
  })
  after(() => town?.world.close())
  const ports = () => town.world.ports
  const institution = () => town.world.institution()
  const kenji = () => town.office.kenji.session

  it('counts each where he has come to, on the day of his expiry', async () => {
    const board = await readCampaign(ports(), institution(), kenji(), span)
    campaignAnswer.parse(json(board))
    assert.equal(board.days.length, 30)
    const [day, ...others] = board.days.filter(({ expiring }) => expiring > 0)
    assert.deepEqual(others, [])
    assert.deepEqual(json(day), {
      day: '2027-11-22',
      expiring: 8,
      told: 8,
      opened: 0,
      silent: 5,
      begun: 1,
      issued: 1,
      proved: 1,
    })
    // only whose renewal has opened can be reminded: E is 30 days away at most
    assert.deepEqual(json(board.remindable), { from: '2027-11-01', until: '2027-11-24' })
  })

  it('shows who may renew today where no days are said, and takes no days that are none', async () => {
    const { from, until } = await readCampaign(ports(), institution(), kenji(), {})
    assert.deepEqual([`${from}`, `${until}`], ['2027-10-25', '2027-11-24'])
    for (const wrong of [
      { from: span.until, until: span.from },
      { from: span.from },
      { from: span.from, until: date('2028-11-30') },
    ]) {
      await assert.rejects(readCampaign(ports(), institution(), kenji(), wrong), Malformed)
    }
  })

  it('counts by branch what it counts by day', async () => {
    const found = await readBranches(ports(), institution(), kenji(), span)
    branchesAnswer.parse(json(found))
    assert.deepEqual(json(found.branches), [
      {
        branch: { code: '007', name: '駅前支店' },
        expiring: 1,
        told: 1,
        opened: 0,
        silent: 1,
        begun: 0,
        issued: 0,
        proved: 0,
      },
      {
        branch: { code: '012', name: '本店営業部' },
        expiring: 7,
        told: 7,
        opened: 0,
        silent: 4,
        begun: 1,
        issued: 1,
        proved: 1,
      },
    ])
  })

  it('shows what was counted beforehand for a quarter of an hour, and then counts again', async () => {
    const { world } = town
    const read = async () => ({
      board: await readCampaign(ports(), institution(), kenji(), span),
      branches: await readBranches(ports(), institution(), kenji(), span),
    })
    const live = await read()
    const at = ports().clock.now()
    const { id } = institution()
    const days = { from: date('2027-10-01'), until: date('2027-12-31') }
    assert.equal(await ports().store.transact(id, (tx) => tx.campaign.count(days, at)), true)
    const counted = await read()
    assert.deepEqual(json(counted), json(live))
    // somebody is gone since: it does not show yet
    const gone = (stage: 'current' | 'revoked') =>
      world.database.db
        .updateTable('certificate')
        .set({ stage, ended_at: stage === 'revoked' ? ports().clock.now() : null })
        .where('stage', '=', stage === 'current' ? 'revoked' : 'current')
        .where('member_id', 'in', (db) =>
          db.selectFrom('member').select('member_id').where('login_id', '=', 'silent'),
        )
        .execute()
    await gone('revoked')
    world.advance({ minutes: 15 })
    const kept = await read()
    assert.deepEqual(
      [kept.board.countedAt.toString(), json(kept.branches)],
      [at.toString(), json(live.branches)],
    )
    world.advance({ seconds: 1 })
    const fresh = await read()
    assert.equal(fresh.board.countedAt.toString(), ports().clock.now().toString())
    assert.equal(
      fresh.board.days.reduce((sum, { expiring }) => sum + expiring, 0),
      7,
    )
    // of a second counting nothing of the first is left
    await ports().store.transact(id, (tx) => tx.campaign.count(days, ports().clock.now()))
    assert.deepEqual(json((await read()).branches), json(fresh.branches))
    await gone('current')
    world.advance({ minutes: 16 })
  })

  it('names whom to call, with the last mail and what stands in the way', async () => {
    const list = await listSilent(ports(), institution(), kenji(), span)
    callListAnswer.parse(json(list))
    const of = new Map(list.people.map((person) => [person.loginId, person]))
    assert.deepEqual([...of.keys()].sort(), ['asking', 'elsewhere', 'homeless', 'silent', 'stopped'])
    assert.equal(of.get('silent')?.lastMail?.state, 'waiting')
    assert.deepEqual([of.get('homeless')?.hasAddress, of.get('stopped')?.stops], [false, ['suspended']])
    assert.equal(of.get('elsewhere')?.branch?.name, '駅前支店')
    const there = await listSilent(ports(), institution(), kenji(), { ...span, branchCode: '007' })
    assert.deepEqual(
      there.people.map(({ loginId }) => loginId),
      ['elsewhere'],
    )
    const nowhere = await listSilent(ports(), institution(), kenji(), { ...span, branchCode: '' })
    assert.deepEqual(nowhere.people, [])
  })

  it('is saved as a table in which no name is a formula, and the trail says so', async () => {
    const file = await exportSilent(ports(), institution(), kenji(), span, 'ja')
    assert.equal(file.trim().split('\r\n').length, 6)
    assert.match(file, /"'=silent"/)
    const events = await town.world.database.db
      .selectFrom('audit_event')
      .select(['actor_id', 'facts'])
      .where('kind', '=', 'call-list-exported')
      .execute()
    assert.deepEqual(events, [
      { actor_id: kenji().person.id, facts: { count: 5, from: '2027-11-01', until: '2027-11-30' } },
    ])
  })

  it('is for who may read it', async () => {
    const editor = { ...kenji(), person: { ...kenji().person, roles: ['policy-editor' as const] } }
    for (const read of [readCampaign, readBranches, listSilent, remindSilent]) {
      await assert.rejects(read(ports(), institution(), editor, span), refused('staff-not-allowed'))
    }
    const approver = { ...kenji(), person: { ...kenji().person, roles: ['approver' as const] } }
    await assert.rejects(remindSilent(ports(), institution(), approver, span), refused('staff-not-allowed'))
  })
})

describe('a reminder of those who have begun nothing', () => {
  let town: Town
  before(async () => {
    town = await openTown()
    await liveOn(town)
  })
  after(() => town?.world.close())
  const remind = (wish: Parameters<typeof remindSilent>[3] = span) =>
    remindSilent(town.world.ports, town.world.institution(), town.office.kenji.session, wish)
  const reminders = () =>
    town.world.database.db
      .selectFrom('notice')
      .innerJoin('member', 'member.member_id', 'notice.recipient')
      .select(['login_id', 'milestone', 'state', 'reason'])
      .where('milestone', 'like', 'R-%')
      .orderBy('login_id')
      .execute()

  it('goes to nobody who has had a mail today', async () => {
    const counted = await remind()
    remindAnswer.parse(counted)
    assert.deepEqual(counted, { reminded: 0, mailedToday: 3, noAddress: 1, stopped: 1 })
    assert.deepEqual(await reminders(), [])
  })

  it('goes the next day to whoever can have it, once, however many ask', async () => {
    town.world.goTo('2027-10-26T09:00:00')
    const asked = await Promise.all([remind(), remind()])
    assert.equal(
      asked.reduce((sum, { reminded }) => sum + reminded, 0),
      3,
    )
    assert.deepEqual(await remind(), { reminded: 0, mailedToday: 3, noAddress: 1, stopped: 1 })
    const owed = await reminders()
    assert.deepEqual(
      owed.map(({ login_id, milestone, state }) => `${login_id} ${milestone} ${state}`),
      ['asking R-27 owed', 'elsewhere R-27 owed', 'silent R-27 owed'],
    )
  })

  it('is taken back from whoever renews before it is written, and written to the others', async () => {
    const { browser, held } = at(town, 'asking')
    await logOn(browser, held)
    await prove(browser, await renew(browser, held))
    await town.world.sweep()
    const rows = await reminders()
    assert.deepEqual(
      rows.map(({ login_id, state, reason }) => `${login_id} ${state} ${reason}`),
      ['asking withdrawn renewed', 'elsewhere written null', 'silent written null'],
    )
    const silent = await readPerson(town.world, 'silent')
    const mails = await town.world.ports.store.at(town.world.institution().id).outbox.ofMember(silent.id)
    assert.equal(mails.filter(({ kind }) => kind === 'before-expiry').length, 2)
    assert.deepEqual(await remind(), { reminded: 0, mailedToday: 2, noAddress: 1, stopped: 1 })
  })

  it('stands in the way of no later milestone, nor beside one of the same day', async () => {
    town.world.goTo('2027-11-11T22:00:00')
    assert.equal((await remind()).reminded, 2, 'to be written in the morning')
    await town.world.sweep()
    town.world.goTo('2027-11-12T09:00:00')
    await town.world.sweep()
    const rows = await town.world.database.db
      .selectFrom('notice')
      .innerJoin('member', 'member.member_id', 'notice.recipient')
      .select(['milestone', 'state'])
      .where('login_id', '=', 'silent')
      .where('channel', '=', 'mail')
      .orderBy('due_on')
      .execute()
    assert.deepEqual(
      rows.map(({ milestone, state }) => `${milestone} ${state}`),
      ['E-30 written', 'R-27 written', 'R-11 overtaken', 'E-10 written'],
    )
  })

  it('can be of one branch, and is in the trail as one act', async () => {
    town.world.goTo('2027-11-14T09:00:00')
    assert.deepEqual(await remind({ ...span, branchCode: '007' }), {
      reminded: 1,
      mailedToday: 0,
      noAddress: 0,
      stopped: 0,
    })
    const events = await town.world.database.db
      .selectFrom('audit_event')
      .select(['actor_id', 'facts', 'member_id'])
      .where('kind', '=', 'silent-reminded')
      .orderBy('at', 'desc')
      .limit(1)
      .execute()
    assert.deepEqual(events, [
      {
        actor_id: town.office.kenji.session.person.id,
        member_id: null,
        facts: {
          reminded: 1,
          mailedToday: 0,
          noAddress: 0,
          stopped: 0,
          from: '2027-11-01',
          until: '2027-11-30',
          branch: '007',
        },
      },
    ])
  })

  it('is refused where nobody may renew today', async () => {
    await assert.rejects(
      remind({ from: date('2028-03-01'), until: date('2028-03-31') }),
      refused('nothing-to-remind'),
    )
  })
})

describe('the figures of the institution', () => {
  let town: Town
  before(async () => {
    town = await openTown()
    await liveOn(town)
  })
  after(() => town?.world.close())

  it('are what has happened', async () => {
    const { world, office } = town
    // the old one, once it is retired
    const { browser, held } = at(town, 'proved')
    await showCertificate(browser, held)
    const figures = await readFigures(world.ports, world.institution(), office.kenji.session)
    figuresAnswer.parse(json(figures))
    assert.deepEqual(figures.expiring, [
      { month: '2027-11', isOver: false, count: 7 },
      { month: '2028-10', isOver: false, count: 1 },
    ])
    assert.deepEqual(json(figures.takenIntoUse), [{ day: '2027-10-25', acquired: 0, renewed: 1 }])
    assert.deepEqual(figures.refused, [{ kind: 'log-on-refused', code: 'superseded', count: 1 }])
    assert.deepEqual(figures.lockedDoors, [])
    world.goTo('2027-11-23T09:00:00')
    const later = await readFigures(world.ports, world.institution(), office.kenji.session)
    assert.deepEqual(later.expiring[0], { month: '2027-11', isOver: true, count: 7 })
  })
})
