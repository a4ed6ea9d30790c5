import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { openWorld } from '../world.ts'
import { fingerprintOf, nothingAcknowledged } from './acknowledged.ts'
import { checkHealed, checkPromises } from './check-records.ts'
import type { Signature } from './program.ts'
import { type Records, readRecords } from './records.ts'

/** Somebody who has acquired and renewed. */
async function afterARenewal() {
  const world = await openWorld({ now: '2026-11-22T00:00:00Z' })
  const person = await readPerson(world, 'ichiro')
  const { browser, held } = await becomeCustomer(world, person)
  world.goTo('2027-10-30T09:00:00')
  await logOn(browser, held)
  const renewed = await renew(browser, held)
  assert.equal((await prove(browser, renewed)).location, '/logon/proved')
  return { world, person, ders: [held.certificate, renewed.certificate] }
}

/** What he was told, and what the records say. */
async function look({ world, person, ders }: Awaited<ReturnType<typeof afterARenewal>>) {
  const institution = world.institution()
  const record = await world.ports.store.at(institution.id).members.byId(person.id)
  assert.ok(record)
  const acknowledged = nothingAcknowledged()
  for (const der of ders) {
    acknowledged.certificates.set(fingerprintOf(der), der)
    acknowledged.proved.add(fingerprintOf(der))
  }
  acknowledged.events.set('logged-on', 2)
  acknowledged.acquisitions.told = 1
  const customer = { name: 'ichiro', member: { institution, record }, acknowledged }
  const [ours] = await readRecords({ app: world.database.config.app })
  assert.ok(ours)
  const keyId = ours.issuers.find(({ level }) => level === 'issuing')?.key_id ?? ''
  const signatures: Signature[] = ours.certificates.map(({ tbs }) => ({
    keyId,
    hash: createHash('sha256')
      .update(tbs ?? '')
      .digest('hex'),
  }))
  return { customer, ours, keyId, signatures, now: world.ports.clock.now() }
}

type Seen = Awaited<ReturnType<typeof look>>

/** Each of them breaks something that is whole, and says which words the check must have for it. */
const damages: [what: string, expected: RegExp, damage: (seen: Seen) => void][] = [
  [
    'a certificate that somebody has and the records have not',
    /which is not in the records/,
    ({ customer }) => customer.acknowledged.certificates.set('ab', new Uint8Array([1])),
  ],
  [
    'a first log-on that was told and undone',
    /has proved .* and nobody knows/,
    ({ ours }) => every(ours, (row) => ({ ...row, proved_at: null })),
  ],
  [
    'an event that was told and is not in the trail',
    /told of 9 × logged-on/,
    ({ customer }) => customer.acknowledged.events.set('logged-on', 9),
  ],
  [
    'an acquisition that was begun and is gone',
    /has begun 1 acquisitions, and 0 are there/,
    ({ ours }) => ours.acquisitions.splice(0),
  ],
  [
    'a signature that was made and not recorded',
    /has no record of it/,
    ({ signatures, keyId }) => signatures.push({ keyId, hash: 'f'.repeat(64) }),
  ],
  [
    'a list of the revoked with a number that was not recorded',
    /has signed eeee\w+ and has no record of it/,
    ({ signatures, keyId }) => signatures.push({ keyId, hash: 'e'.repeat(64), list: 1 }),
  ],
  [
    'a record without its signature, when the witness is blind',
    /nobody has seen/,
    ({ signatures }) => signatures.splice(0),
  ],
  [
    'a certificate whose event is missing',
    /has 0 events of its record/,
    ({ ours }) => remove(ours.events, ({ kind }) => kind === 'certificate-recorded'),
  ],
  [
    'an event whose certificate is missing',
    /the record of .* is gone/,
    ({ ours }) => ours.certificates.splice(0),
  ],
  [
    'a certificate other than the one recorded',
    /is not what was recorded/,
    ({ ours }) => every(ours, (row) => ({ ...row, tbs: new Uint8Array([48, 0]) })),
  ],
  [
    'a row that waits for its signature',
    /is still signing/,
    ({ ours }) => every(ours, (row) => ({ ...row, stage: 'signing' as const })),
  ],
  [
    'two in use',
    /two for .* current/,
    ({ ours }) => every(ours, (row) => ({ ...row, stage: 'current' as const })),
  ],
  [
    'an entitlement that was used and is open',
    /was used and is open/,
    ({ ours }) => each(ours.entitlements, (row) => ({ ...row, state: 'open' as const })),
  ],
  [
    'a session on a superseded certificate',
    /stands on no working certificate/,
    ({ ours }) => every(ours, (row) => ({ ...row, stage: 'superseded' as const })),
  ],
  [
    'a renewal that was proved and is open',
    /was proved and is issued/,
    ({ ours }) => each(ours.renewals, (row) => ({ ...row, state: 'issued' as const })),
  ],
  [
    'a mail that was written twice',
    /and \d are due/,
    ({ ours }) => each(ours.outbox, (row) => ({ ...row, count: row.count + 1 })),
  ],
  ['a mail that was lost', /0 × certificate-issued .* are due/, ({ ours }) => ours.outbox.splice(0)],
]

describe('the check after a kill', () => {
  let stage: Awaited<ReturnType<typeof afterARenewal>>
  before(async () => {
    stage = await afterARenewal()
  })
  after(() => stage.world.close())

  it('finds nothing where nothing is broken', async () => {
    assert.deepEqual(faultsOf(await look(stage)), [])
  })

  for (const [what, expected, damage] of damages) {
    it(`finds ${what}`, async () => {
      const seen = await look(stage)
      damage(seen)
      assert.match(faultsOf(seen).join('\n'), expected)
    })
  }
})

function faultsOf({ ours, customer, signatures, now }: Seen): string[] {
  return [...checkPromises([ours], [customer], signatures), ...checkHealed([ours], now)]
}

function every(
  { certificates }: Records,
  change: (row: Records['certificates'][number]) => Records['certificates'][number],
): void {
  each(certificates, change)
}

function each<T>(rows: T[], change: (row: T) => T): void {
  rows.splice(0, rows.length, ...rows.map(change))
}

function remove<T>(rows: T[], isMeant: (row: T) => boolean): void {
  rows.splice(0, rows.length, ...rows.filter((row) => !isMeant(row)))
}
