import type pg from 'pg'
import { defaultPolicy } from '../src/domain/default-policy.ts'
import type { InstitutionId, MemberId } from '../src/domain/id.ts'
import { parseId } from '../src/domain/id.ts'
import { addCampaign } from './campaign.ts'
import { addBenchInstitution } from './institution.ts'
import { type Spread, spread } from './measure.ts'
import { addMillion, asSuperuser } from './million.ts'
import { type Desk, openDesk } from './office-desk.ts'
import { plansOf } from './office-plans.ts'
import { type Program, startProgram } from './program.ts'
import type { Size } from './size.ts'

const counts: Record<Size, { people: number; warm: number; asks: number }> = {
  whole: { people: 1_000_000, warm: 10, asks: 200 },
  tiny: { people: 1000, warm: 0, asks: 2 },
}

/**
 * What a clerk waits for, at so many certificates: over HTTPS, signed in, one question after the other, each time about
 * somebody else. The plans by which the database answers go to standard error.
 */
export async function benchOffice(size: Size): Promise<object> {
  const { people, warm, asks } = counts[size]
  const program = await startProgram({ processes: 1, settings: { WARIFU_LOG_LEVEL: 'warn' } })
  try {
    // Nothing is written to all these people while something is measured.
    const notices = { ...defaultPolicy.notices, mails: 'off' } as const
    const institution = await addBenchInstitution(program, 'bench', 'P-256', { notices })
    const today = Temporal.Now.plainDateISO('Asia/Tokyo')
    const somebody = await fill(program, institution.id, people, today)
    await untilKnown()
    const desk = await openDesk(program, institution)
    if (size === 'whole') await untilCounted(desk)
    const milliseconds: Record<string, Spread> = {}
    try {
      for (const [question, ask] of Object.entries(questions(desk, today))) {
        const times: number[] = []
        for (let turn = 0; turn < warm + asks; turn += 1) {
          const time = await ask(somebody[turn % somebody.length] ?? nobody())
          if (turn >= warm) times.push(time)
        }
        milliseconds[question] = spread(times)
      }
    } finally {
      desk.close()
    }
    const [first = nobody()] = somebody
    const plans = await plansOf(program, institution.id, {
      memberId: first.id,
      span: { from: today.add({ days: 60 }), until: today.add({ days: 90 }) },
      name: first.company,
    })
    if (size === 'whole') process.stderr.write(`${plans}\n`)
    return { bench: 'office', certificates: people, asks, milliseconds }
  } finally {
    await program.close()
  }
}

interface Somebody {
  id: MemberId
  name: string
  mail: string
  contract: string
  company: string
  kana: string
  serial: string
  fingerprint: string
}

type Ask = (somebody: Somebody) => Promise<number>

function questions(desk: Desk, today: Temporal.PlainDate): Record<string, Ask> {
  /** The time of an answer in which something must stand. */
  const asked = async (path: string, holds: string) => {
    const { body, milliseconds } = await desk.ask(path)
    if (!body.includes(holds)) throw new Error(`${path} answered without ${holds}: ${body.slice(0, 200)}`)
    return milliseconds
  }
  const found = (text: string, one: Somebody) => asked(`/api/members?q=${encodeURIComponent(text)}`, one.id)
  const span = (from: number, until: number) =>
    `from=${today.add({ days: from })}&until=${today.add({ days: until })}`
  return {
    'search by contract ID': (one) => found(one.contract, one),
    'search by company': (one) => found(one.company, one),
    'search by company in kana': (one) => found(one.kana, one),
    'search by the beginning of many companies': () =>
      asked(`/api/members?q=${encodeURIComponent('東')}`, '"members":[{'),
    'search by a name that thousands have': (one) =>
      asked(`/api/members?q=${encodeURIComponent(one.name)}`, '"members"'),
    'search by mail address': (one) => found(one.mail, one),
    'search by serial number': (one) => found(one.serial, one),
    'search by fingerprint': (one) => found(one.fingerprint, one),
    'member page': (one) => asked(`/api/members/${one.id}`, one.id),
    'time line': (one) => asked(`/api/members/${one.id}/timeline`, '"events"'),
    'account of notices': (one) => asked(`/api/members/${one.id}/notices?language=ja`, '"subjects"'),
    'campaign board': () => asked('/api/campaign', '"days"'),
    'campaign board, the month that has most': () => asked(`/api/campaign?${span(60, 90)}`, '"days"'),
    'campaign by branch': () => asked(`/api/campaign/branches?${span(0, 30)}`, '"branches"'),
    'campaign by branch, the month that has most': () =>
      asked(`/api/campaign/branches?${span(60, 90)}`, '"branches"'),
    'call list': () => asked(`/api/campaign/silent?${span(0, 30)}`, '"people"'),
    'call list of a branch': () => asked(`/api/campaign/silent?${span(60, 90)}&branch=007`, '"people"'),
    figures: () => asked('/api/figures', '"expiring"'),
    alarms: () => asked('/api/alarms?state=unseen', '"alarms"'),
    approvals: () => asked('/api/approvals?state=open', '"approvals"'),
    notices: () => asked('/api/notices', '"owed"'),
  }
}

/** Answers with some of the people, spread over all. */
async function fill(
  program: Program,
  institution: InstitutionId,
  people: number,
  today: Temporal.PlainDate,
): Promise<Somebody[]> {
  const database = await program.visit()
  if (database.owner === undefined) throw new Error('a visitor is no owner')
  try {
    return await asSuperuser(database.owner, async (client) => {
      // Its sweep neither owes nor counts while half of the rows are there, by a plan for none.
      await client.query('select pg_advisory_lock(7, hashtext($1)), pg_advisory_lock(21, hashtext($1))', [
        institution,
      ])
      const { rows } = await client.query<{ issuer_id: string }>(
        `select issuer_id from issuer where institution_id = $1 and level = 'issuing'`,
        [institution],
      )
      await addMillion(client, institution, people, today, rows[0]?.issuer_id)
      await addCampaign(client, institution, today)
      return await choose(client, institution)
    })
  } finally {
    await database.stop()
  }
}

async function choose(client: pg.Client, institution: InstitutionId): Promise<Somebody[]> {
  const { rows } = await client.query<Omit<Somebody, 'id'> & { id: string }>(
    `select m.member_id as id, m.display_name as name, m.mail_address as mail, k.contract_number as contract,
            k.name_ja as company, k.name_kana as kana, c.serial_number as serial, encode(c.fingerprint, 'hex') as fingerprint
       from certificate c
       join member m using (institution_id, member_id)
       join contract k using (institution_id, contract_id)
      where c.institution_id = $1 and c.stage = 'current'
      order by hashtext(c.serial_number)
      limit 500`,
    [institution],
  )
  return rows.map((row) => ({ ...row, id: parseId<MemberId>(row.id) }))
}

/** A running node knows a new institution within a second. */
const untilKnown = () =>
  new Promise((resolve) => {
    setTimeout(resolve, 1500)
  })

/** The sweep counts a campaign of so many beforehand: then two answers are of the same instant. */
async function untilCounted(desk: Desk): Promise<void> {
  const countedAt = async () => /"countedAt":"([^"]+)"/.exec((await desk.ask('/api/campaign')).body)?.[1]
  for (let tries = 0; tries < 120; tries += 1) {
    const before = await countedAt()
    await new Promise((resolve) => {
      setTimeout(resolve, 1500)
    })
    if (before === (await countedAt())) return
  }
  throw new Error('the campaign was never counted')
}

function nobody(): never {
  throw new Error('there is nobody')
}
