import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { AuditEvent, AuditEventKind } from '../../src/domain/audit-event.ts'
import { parseId } from '../../src/domain/id.ts'
import type { StaffRecord } from '../../src/ports/staff-records.ts'
import type { Repositories } from '../../src/ports/store.ts'
import { reconcile } from '../../src/service/journal/reconcile.ts'
import { openCaller } from '../world/api-caller.ts'
import { openJoiningOffice } from '../world/joining.ts'
import { becomeCustomer, type Person, readPerson } from '../world/person.ts'
import { registerWithoutSecret } from '../world/webhook.ts'
import { openWorld, type World } from '../world.ts'

interface Stage {
  world: World
  records: Repositories
  customer: Person
  /** Has acquired nothing yet. */
  newcomer: Person
  /** Of the desk and of the system. */
  staff: StaffRecord
  approver: StaffRecord
  clientId: string
  webhook: string
  contractId: NonNullable<AuditEvent['contractId']>
  certificateId: NonNullable<AuditEvent['certificateId']>
  issuerId: NonNullable<AuditEvent['issuerId']>
}

type About = Omit<Partial<AuditEvent>, 'kind'>

const unknown = parseId<NonNullable<AuditEvent['certificateId']>>('00000000-0000-4000-8000-0000000000ff')

/** In this order, as each finds what the one before has left. The second outcome is that of doing it again. */
const trials: [AuditEventKind, (stage: Stage) => About, string[], string[]][] = [
  ['passkey-removed', ({ customer }) => ({ memberId: customer.id }), ['was-so'], ['was-so']],
  ['pickup-code-accepted', ({ newcomer }) => ({ memberId: newcomer.id }), ['done'], ['was-so']],
  ['member-reissued', ({ newcomer }) => ({ memberId: newcomer.id }), ['done'], ['was-so']],
  ['member-locked', ({ newcomer }) => ({ memberId: newcomer.id }), ['done'], ['was-so']],
  [
    'staff-alarmed',
    ({ newcomer }) => ({ memberId: newcomer.id, facts: { held: 'suspended' } }),
    ['done'],
    ['was-so'],
  ],
  ['loss-reported', ({ newcomer }) => ({ memberId: newcomer.id }), ['done'], ['was-so']],
  ['member-removed', ({ newcomer }) => ({ memberId: newcomer.id }), ['done', 'was-so'], ['was-so', 'was-so']],
  ['certificate-superseded', () => ({ certificateId: unknown }), ['not-here'], ['not-here']],
  [
    'certificate-recorded',
    ({ issuerId }) => ({ certificateId: unknown, issuerId, facts: { serialNumber: '7f' } }),
    ['done'],
    ['done'],
  ],
  ['certificate-abandoned', ({ certificateId }) => ({ certificateId }), ['done'], ['was-so']],
  ['switch-engaged', () => ({ facts: { switch: 'renewal', ja: '止', en: 'off' } }), ['done'], ['was-so']],
  ['contract-stopped', ({ contractId }) => ({ contractId }), ['done'], ['was-so']],
  [
    'staff-roles-changed',
    ({ staff }) => ({ facts: { staff: staff.id, roles: 'desk policy-editor' } }),
    ['done'],
    ['was-so'],
  ],
  [
    'staff-roles-changed',
    ({ approver }) => ({ facts: { staff: approver.id, roles: 'desk' } }),
    ['done'],
    ['was-so'],
  ],
  ['api-client-ended', ({ clientId }) => ({ facts: { client: clientId } }), ['done'], ['was-so']],
  ['webhook-ended', ({ webhook }) => ({ facts: { webhook } }), ['done'], ['was-so']],
  ['staff-renewed', ({ staff }) => ({ facts: { staff: staff.id } }), ['done'], ['done']],
  ['staff-disabled', ({ staff }) => ({ facts: { staff: staff.id } }), ['done'], ['was-so']],
]

describe('what is done again in a restored database', () => {
  let world: World
  let stage: Stage
  before(async () => {
    world = await openWorld({ now: '2026-11-22T00:00:00Z' })
    const [customer, newcomer] = [await readPerson(world, 'ichiro'), await readPerson(world, 'misaki')]
    await becomeCustomer(world, customer)
    const records = world.ports.store.at(world.institution().id)
    const [certificate] = await records.certificates.ofMember(customer.id)
    const contractId = (await records.members.byId(customer.id))?.contract.id
    assert.ok(certificate && contractId)
    const { id: certificateId, issuerId } = certificate
    const office = await openJoiningOffice(world)
    const { clientId } = await openCaller(world, office, ['contracts:read'])
    const webhook = await registerWithoutSecret(world, office, 'https://core.example/in')
    const staff = await records.staff.byLoginId('kenji')
    const approver = await records.staff.byLoginId('yuko')
    assert.ok(staff && approver)
    const about = {
      customer,
      newcomer,
      staff,
      approver,
      clientId,
      webhook,
      contractId,
      certificateId,
      issuerId,
    }
    stage = { world, records, ...about }
  })
  after(() => world?.close())

  for (const [kind, about, first, again] of trials) {
    it(`${kind}, once and no more`, async () => {
      const { world } = stage
      const { ports } = world
      const { id: institutionId } = world.institution()
      const forgotten = (): AuditEvent => ({
        id: ports.random.uuid(),
        institutionId,
        kind,
        at: ports.clock.now(),
        actor: 'system',
        ...about(stage),
      })
      const outcomes = async () =>
        (await reconcile(ports, institutionId, [forgotten()], 'do')).map(({ outcome }) => outcome)
      assert.deepEqual(await outcomes(), first)
      assert.deepEqual(await outcomes(), again)
    })
  }

  it('and that is how it stands then', async () => {
    const { world, records, customer, newcomer, staff, approver, contractId, certificateId } = stage
    const { database } = world
    assert.equal(
      (await records.certificates.byId(certificateId))?.stage,
      'revoked',
      'a current one is abandoned by no move',
    )
    assert.equal(await records.entitlements.openOf(newcomer.id), undefined)
    assert.deepEqual([...((await records.members.byId(newcomer.id))?.stops ?? [])].sort(), [
      'ended',
      'locked-by-administrator',
      'loss-reported',
      'suspended',
    ])
    assert.deepEqual((await records.members.byId(customer.id))?.stops, ['suspended'])
    assert.ok(await records.contractStops.stoppedAt(contractId))
    assert.deepEqual(
      (await records.killSwitches.engaged()).map(({ name }) => name),
      ['renewal'],
    )
    assert.ok((await records.staff.byId(staff.id))?.disabledAt)
    assert.deepEqual(
      (await records.staff.byId(staff.id))?.roles,
      ['desk'],
      'no role that the copy does not have',
    )
    assert.ok((await records.staff.byId(approver.id))?.disabledAt, 'nobody is without a role')
    assert.deepEqual(
      (await records.api.clients()).map(({ endedAt }) => endedAt !== undefined),
      [true],
    )
    assert.deepEqual(
      (await records.webhooks.all()).map(({ endedAt }) => endedAt !== undefined),
      [true],
    )
    const told = await database.db.selectFrom('status_entry').select(['serial_number', 'reason']).execute()
    assert.deepEqual(
      told.filter(({ serial_number }) => serial_number === '7f'),
      [{ serial_number: '7f', reason: 'superseded' }],
    )
    const open = await database.db
      .selectFrom('session')
      .select('session_id')
      .where('ended_at', 'is', null)
      .execute()
    assert.deepEqual(open, [])
  })
})
