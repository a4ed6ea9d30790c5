import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { becomeCustomer, logOn, prove, readPerson, renew } from '../world/person.ts'
import { openWorld, type World } from '../world.ts'

/** What the database itself refuses, whoever asks and with whatever program. */
describe('the database', () => {
  let world: World
  before(async () => {
    world = await openWorld({
      now: '2026-11-22T00:00:00Z',
      policy: { retirement: { kind: 'after', days: 5 } },
    })
    const { browser, held } = await becomeCustomer(world, await readPerson(world, 'ichiro'))
    world.goTo('2027-10-23T09:00:00')
    await world.sweep()
    await logOn(browser, held)
    const second = await renew(browser, held)
    await prove(browser, second)
  })
  after(() => world.close())

  const copyOf = (stage: string, change: string) => `
    insert into certificate
    select (jsonb_populate_record(c, '{${change}}'::jsonb)).* from certificate c where stage = '${stage}'`
  const other = `"certificate_id":"${crypto.randomUUID()}"`
  const foreign = `${other},"origin":"predecessor","acquisition_id":null,"renewal_id":null,"stage":"superseded","public_key_hash":null`
  const unlike = `${other},"serial_number":"77","public_key_hash":"\\\\x77","fingerprint":"\\\\x77"`

  for (const [what, constraint, statement] of [
    ['a second current certificate of a member', 'one_current_per_member', copyOf('current', unlike)],
    [
      'somebody whose ID differs in capitals alone',
      'one_member_of_alike_ids',
      `insert into member
       select (jsonb_populate_record(m, jsonb_build_object(
                'member_id', gen_random_uuid(), 'subject', gen_random_uuid(), 'holder_number', 'other', 'login_id', 'ICHIRO'))).*
         from member m where login_id = 'ichiro'`,
    ],
    ['a second retiring one', 'one_retiring_per_member', copyOf('retiring', unlike)],
    [
      'a second certificate for a key',
      'one_certificate_per_key',
      copyOf('current', `${other},"serial_number":"77","fingerprint":"\\\\x77","stage":"superseded"`),
    ],
    [
      'a serial number twice',
      'one_certificate_per_serial_number',
      copyOf('current', `${other},"public_key_hash":"\\\\x77","fingerprint":"\\\\x77","stage":"superseded"`),
    ],
    [
      'a fingerprint twice',
      'one_certificate_per_fingerprint',
      copyOf('current', `${other},"serial_number":"77","public_key_hash":"\\\\x77","stage":"superseded"`),
    ],
    [
      'one of ours of which the key is not known',
      'ours_is_known_whole',
      copyOf(
        'current',
        `${other},"serial_number":"77","public_key_hash":null,"fingerprint":"\\\\x77","stage":"superseded"`,
      ),
    ],
    [
      'a predecessor’s that nobody could know again',
      'a_predecessors_has_a_name',
      copyOf('current', `${foreign},"serial_number":null,"fingerprint":null,"der":null`),
    ],
    [
      'a predecessor’s that was seen and is not known',
      'seen_is_known',
      copyOf('current', `${foreign},"serial_number":null,"fingerprint":"\\\\x77"`),
    ],
    [
      'a predecessor’s that one of our acts has made',
      'made_by_one_act',
      copyOf('current', `${unlike},"origin":"predecessor","stage":"superseded"`),
    ],
    [
      'a notice twice',
      'notice_pkey',
      `insert into notice (institution_id, certificate_id, holder, kind, milestone, recipient, channel, policy_version, due_on, useful_until, state, owed_at)
       select institution_id, certificate_id, holder, kind, milestone, recipient, channel, policy_version, due_on, useful_until, 'owed', owed_at from notice`,
    ],
    [
      'a notice that was written as no mail',
      'written_as_a_mail',
      `update notice set outbox_id = null where state = 'written'`,
    ],
    [
      'a notice that is over without a reason',
      'not_done_for_a_reason',
      `update notice set state = 'withdrawn'`,
    ],
    [
      'a certificate in use that was never signed',
      'signed_once_out_of_signing',
      `update certificate set der = null where stage = 'current'`,
    ],
    [
      'a certificate without the act that made it',
      'made_by_one_act',
      `update certificate set renewal_id = null where stage = 'current'`,
    ],
    [
      'two open entitlements of a member',
      'one_open_entitlement_per_member',
      `insert into entitlement select (jsonb_populate_record(e, '{"entitlement_id":"${crypto.randomUUID()}"}'::jsonb)).* from entitlement e where state = 'open'`,
    ],
    [
      'an end of a session without its reason',
      'an_end_has_its_reason',
      `update session set ended_at = created_at, end_reason = null`,
    ],
    [
      'a secret that never goes out of date',
      'a_secret_goes_out_of_date',
      `update outbox set sealed_body = '\\x01', body = null, erased_at = null, out_of_date_at = null`,
    ],
    [
      'two open renewals of a certificate',
      'one_renewal_per_certificate',
      `insert into renewal (institution_id, renewal_id, member_id, replaces, state, policy_version, key_algorithm, medium, protection, steps, opened_at, changed_at) select institution_id, id, member_id, replaces, 'open', policy_version, key_algorithm, medium, protection, steps, opened_at, changed_at from renewal, (values ('${crypto.randomUUID()}'::uuid), ('${crypto.randomUUID()}')) as v (id)`,
    ],
  ] as const) {
    it(`refuses ${what}`, async () => {
      await assert.rejects(sql.raw(statement).execute(world.database.db), new RegExp(constraint))
    })
  }

  it('refuses a second unproved certificate of a member', async () => {
    const { db } = world.database
    await db
      .transaction()
      .execute(async (tx) => {
        await sql.raw(copyOf('current', `${unlike},"stage":"proving"`)).execute(tx)
        const another = unlike
          .replaceAll('77', '78')
          .replace(/"certificate_id":"[^"]+"/, `"certificate_id":"${crypto.randomUUID()}"`)
        await assert.rejects(
          sql.raw(copyOf('current', `${another},"stage":"proving"`)).execute(tx),
          /one_proving_per_member/,
        )
        throw new Error('back')
      })
      .catch((error: unknown) => assert.match(String(error), /back/))
  })

  for (const table of ['audit_event', 'audit_event_rest', 'policy_version']) {
    for (const statement of [
      `update ${table} set institution_id = institution_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      it(`refuses the application: ${statement}`, async () => {
        await assert.rejects(sql.raw(statement).execute(world.database.app), /permission denied/)
      })
    }
  }

  for (const table of [
    'certificate',
    'entitlement',
    'member',
    'notice',
    'issuer',
    'session',
    'outbox',
    'door',
    'pickup_code',
  ]) {
    it(`lets the application delete nothing from ${table}`, async () => {
      await assert.rejects(sql.raw(`delete from ${table}`).execute(world.database.app), /permission denied/)
      await assert.rejects(
        sql.raw(`truncate ${table} cascade`).execute(world.database.app),
        /permission denied/,
      )
    })
  }
})
