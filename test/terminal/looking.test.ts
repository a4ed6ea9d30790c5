import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import * as z from 'zod/mini'
import {
  certificatesAnswer,
  contract,
  contractsAnswer,
  memberAnswer,
  membersAnswer,
  noticesAnswer,
} from '../../src/wire/api.ts'
import { policyDraft } from '../../src/wire/policy.ts'
import {
  certificatesListed,
  certificatesLooked,
  eventsListed,
  membersFound,
  noticesOwedShown,
  policyChecked,
  policyListed,
  requestShown,
  requestsListed,
} from '../../src/wire/terminal.ts'
import { contractNumber } from '../world/institution.ts'
import { becomeCustomer, type Person, readPerson } from '../world/person.ts'
import { typeAt } from '../world/terminal.ts'
import { openWorld, type World } from '../world.ts'

// E is 22 November 2027.
const now = '2026-11-22T00:00:00Z'
const by = ['--operator', 'k.mori']

describe('looking from the terminal', () => {
  let world: World
  let hanako: Person
  before(async () => {
    world = await openWorld({ now, institutions: [{ slug: 'a' }, { slug: 'b' }] })
    hanako = await readPerson(world, 'hanako')
    await becomeCustomer(world, hanako)
  })
  after(() => world?.close())

  const at = (line: string, slug = 'a') => [...line.split(' '), '--institution', slug]
  const type = (...words: string[]) => typeAt(world)(...words)
  const read = async <S extends z.core.$ZodType>(schema: S, ...words: string[]): Promise<z.output<S>> => {
    const { text, exitCode } = await type(...words, '--json')
    assert.equal(exitCode, 0, text)
    return z.parse(schema, JSON.parse(text))
  }
  const looked = async (kind: string) => {
    const rows = await world.database.db
      .selectFrom('audit_event')
      .select(['member_id', 'facts', 'actor'])
      .where('kind', '=', kind)
      .orderBy('at', 'desc')
      .execute()
    return rows.filter(({ actor }) => actor === 'system')
  }

  it('contracts are listed and shown', async () => {
    const { contracts } = await read(contractsAnswer, ...at('contract list'))
    assert.deepEqual(
      contracts.map(({ number }) => number),
      [contractNumber],
    )
    assert.equal((await read(contract, ...at(`contract show ${contractNumber}`))).number, contractNumber)
    assert.match((await type(...at('contract list'))).text, new RegExp(`^${contractNumber} {2}\\S`))
  })

  it('a list comes in pages, and says how it goes on', async () => {
    const line = [...at(`member list --contract ${contractNumber} --limit 2`), ...by]
    const first = await read(membersAnswer, ...line)
    assert.equal(first.members.length, 2)
    assert.ok(first.next)
    assert.match((await type(...line)).text, new RegExp(`\nmore: --after ${first.next}\n$`))
    const rest = await read(membersAnswer, ...line, '--after', first.next)
    assert.equal(rest.next, undefined)
    const all = [...first.members, ...rest.members].map(({ loginId }) => loginId)
    assert.deepEqual(all, [...all].sort())
    assert.equal(new Set(all).size, 3)
  })

  it('somebody is shown by his id and by his log-on ID, with what he may do and why not', async () => {
    const byId = await read(memberAnswer, ...at(`member show ${hanako.id}`), ...by)
    const byName = await read(memberAnswer, ...at(`member show hanako --contract ${contractNumber}`), ...by)
    assert.deepEqual(byId, byName)
    assert.equal(byId.standing.kind, 'active')
    assert.equal(byId.expiryDate, '2027-11-22')
    const { text } = await type(...at(`member show ${hanako.id}`), ...by)
    assert.match(text, /^log-on +yes$/m)
    assert.match(text, /^renew +no: renewal-not-open; /m)
    assert.match(text, /^expires +2027-11-22$/m)
    const japanese = await typeAt(world, 'ja')(...at(`member show ${hanako.id}`), ...by)
    assert.match(japanese.text, /更新/)
  })

  it('people are found as in the office', async () => {
    const { members } = await read(membersFound, ...at('member find hanako'), ...by)
    assert.deepEqual(
      members.map(({ id }) => id),
      [hanako.id],
    )
    assert.match((await type(...at('member find nobody'), ...by)).text, /^Nobody is found\.$/m)
  })

  it('a certificate is shown by each of its names, and listed by its expiry', async () => {
    const { certificates } = await read(certificatesAnswer, ...at(`certificate of ${hanako.id}`), ...by)
    const [one] = certificates
    assert.ok(one?.serialNumber && one.fingerprint)
    for (const name of [one.serialNumber, one.serialNumber.toUpperCase(), one.fingerprint, one.id]) {
      const shown = await read(certificatesLooked, ...at(`certificate show ${name}`), ...by)
      assert.deepEqual(
        shown.certificates.map(({ certificate }) => certificate.id),
        [one.id],
      )
      assert.equal(shown.certificates[0]?.member.id, hanako.id)
    }
    const list = (more: string) => read(certificatesListed, ...at(`certificate list${more}`), ...by)
    assert.deepEqual(
      (await list('')).certificates.map(({ id }) => id),
      [one.id],
    )
    assert.equal((await list(' --from 2027-11-22 --until 2027-11-22')).certificates.length, 1)
    assert.deepEqual((await list(' --from 2027-11-23')).certificates, [])
    assert.deepEqual((await list(' --until 2027-11-21')).certificates, [])
    assert.match((await type(...at(`certificate show ${one.serialNumber}`), ...by)).text, /^renew +2027-/m)
  })

  it('each look at somebody is in the trail, with the place and the keyed hash of who says he looked', async () => {
    const before = (await looked('member-read')).length
    await type(...at(`member show ${hanako.id}`), ...by)
    await type(...at(`notices list ${hanako.id}`), ...by)
    await type(...at(`certificate of ${hanako.id}`), '--operator', 's.sato')
    const rows = await looked('member-read')
    assert.equal(rows.length, before + 3)
    assert.deepEqual(new Set(rows.map(({ member_id }) => member_id)), new Set([hanako.id]))
    const facts = rows.map((row) => z.parse(z.object({ place: z.string(), operator: z.string() }), row.facts))
    assert.ok(facts.every(({ place }) => place === 'terminal'))
    assert.equal(new Set(facts.map(({ operator }) => operator)).size, 2)
    assert.ok(!JSON.stringify(facts).includes('k.mori'))
    assert.ok((await looked('members-listed')).length > 0)
  })

  it('notices of somebody, and what is owed to all', async () => {
    await read(noticesAnswer, ...at(`notices list ${hanako.id}`), ...by)
    assert.equal((await read(noticesOwedShown, ...at('notices owed'))).owed.count, 0)
    assert.match((await type(...at('notices owed'))).text, /^owed +0/m)
  })

  it('the trail is listed by kind, person and time, page by page', async () => {
    const list = (more: string) => read(eventsListed, ...at(`audit list${more}`), ...by)
    const { events } = await list(' --kind certificate-proved')
    assert.deepEqual(
      events.map(({ kind, memberId }) => [kind, memberId]),
      [['certificate-proved', hanako.id]],
    )
    assert.deepEqual((await list(' --since 2026-11-23T00:00:00+09:00')).events, [])
    assert.deepEqual((await list(' --before 2026-11-21T00:00:00+09:00')).events, [])
    const whole = (await list(` --member ${hanako.id} --kind pin-accepted`)).events
    assert.ok(whole.every(({ memberId }) => memberId === hanako.id))
    const first = await list(' --limit 1 --kind member-added')
    const second = await list(` --limit 1 --kind member-added --after ${first.next ?? ''}`)
    assert.notEqual(first.events[0]?.id, second.events[0]?.id)
    assert.match(
      (await type(...at('audit list --limit 1'), ...by)).text,
      /^(?:not sealed|#\d+) {2}2026-11-22/,
    )
  })

  it('what waits for approval is listed and shown', async () => {
    const because = ['--evidence', 'ticket 4711', ...by]
    const line = [...at(`request reissue ${hanako.id} --reason loss --pins kept`), ...because]
    const asked = await type(...line)
    assert.equal(asked.exitCode, 0, asked.text)
    const { requests } = await read(requestsListed, ...at('request list'), ...by)
    const [one] = requests
    assert.ok(one)
    assert.deepEqual([one.act, one.requestedBy], ['reissue', 'at the terminal: k.mori'])
    const shown = await read(requestShown, ...at(`request show ${one.id}`), ...by)
    assert.deepEqual([shown.evidence, shown.shown.act], ['ticket 4711', 'reissue'])
    assert.match((await type(...at(`request show ${one.id}`), ...by)).text, /^because +ticket 4711$/m)
    assert.deepEqual((await read(requestsListed, ...at('request list --state closed'), ...by)).requests, [])
  })

  it('a policy is listed, shown as a file, and a changed one is checked against people', async (t) => {
    assert.equal((await read(policyListed, ...at('policy list'))).versions.length, 1)
    const draft = await read(policyDraft, ...at('policy show'))
    assert.match((await type(...at('policy show'))).text, /^renewal-opens +from 30 days before$/m)
    const folder = mkdtempSync(join(tmpdir(), 'warifu-policy-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'policy.json')
    const check = (more: object) => {
      writeFileSync(file, JSON.stringify({ ...draft, ...more }))
      return type(...at(`policy check ${file} --from 2027-01-01`), '--json')
    }
    const good = await check({ renewalOpens: 40 })
    const checked = policyChecked.parse(JSON.parse(good.text))
    assert.deepEqual(
      checked.changes.map(({ field }) => field),
      ['renewal-opens'],
    )
    assert.deepEqual([checked.version, checked.reach.expiring], [2, 1])
    const same = await check({})
    assert.deepEqual([same.exitCode, JSON.parse(same.text).code], [1, 'policy-faulty'])
    const wrong = await check({ renewalOpens: 400 })
    assert.equal(wrong.exitCode, 1)
    assert.equal((await check({ renewalOpen: 1 })).exitCode, 2)
    assert.equal((await read(policyListed, ...at('policy list'))).versions.length, 1, 'nothing is kept')
  })

  it('a no has its code, and its sentence in the language of whoever sits there', async () => {
    const line = [...at(`member show ${hanako.id}`, 'b'), ...by]
    const english = await type(...line)
    assert.equal(english.exitCode, 1)
    assert.match(english.text, /^refused \(not-found\): /)
    const japanese = await typeAt(world, 'ja')(...line)
    assert.match(japanese.text, /[ぁ-ん]/)
    const json = await type(...line, '--json')
    assert.deepEqual(Object.keys(JSON.parse(json.text)).sort(), ['code', 'detail', 'next', 'what'])
  })

  for (const line of [
    'member show ID',
    'certificate of ID',
    'notices list ID',
    'audit list --member ID',
    'member show hanako --contract 0000',
    'contract show 0000',
  ]) {
    it(`${line}: is as nothing at another institution, and where there is nobody`, async () => {
      const needs = line.startsWith('contract') ? [] : by
      const { exitCode, text } = await type(...at(line.replace('ID', hanako.id), 'b'), ...needs)
      assert.equal(exitCode, 1, text)
      assert.match(text, /^refused \(not-found\)/)
    })
  }

  for (const [line, why] of [
    ['member list --contract 1', /--operator is needed/],
    ['member show', /one member is needed/],
    ['member list --operator x', /--contract is needed/],
    ['certificate list --operator x --from tomorrow', /--from: a date is needed/],
    ['certificate list --operator x --limit 1001', /--limit: a number from 1 to 1000/],
    ['audit list --operator x --since yesterday', /--since: /],
    ['policy check file.json', /--from is needed/],
    ['policy show --version 0', /--version: a number/],
    ['policy show --version 9', /there is no version 9/],
    ['certificate show xyz --operator x', /neither a serial number/],
    ['member find x --operator x --after zzz', /\S/],
  ] as const) {
    it(`warifu ${line} is misuse`, async () => {
      const { exitCode, text } = await type(...at(line))
      assert.equal(exitCode, 2, text)
      assert.match(text, why)
    })
  }

  it('an institution that is not there is misuse, and the nearest name is told', async () => {
    assert.deepEqual(await type(...at('contract list', 'aa')), {
      text: 'there is no institution aa; did you mean "a"?\n',
      exitCode: 2,
    })
  })
})
