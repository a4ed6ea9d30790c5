import type pg from 'pg'
import type { InstitutionId } from '../src/domain/id.ts'

/**
 * What a campaign leaves behind, for people that addMillion has made: of the certificates that expire within the next thirty
 * days half of as many again were replaced, all others were told, a third opened the notice, a tenth began and a twentieth
 * has a new certificate that was not used yet. A hundredth of all people has a locked door; and everybody of every tenth
 * company has ten events in the trail, of which one is a refusal.
 */
export async function addCampaign(
  client: pg.Client,
  institution: InstitutionId,
  today: Temporal.PlainDate,
): Promise<void> {
  await client.query(`set session_replication_role = replica; set synchronous_commit = off`)
  const values = [institution, today.toString()]
  await client.query(
    `insert into certificate (institution_id, certificate_id, member_id, issuer_id, stage, origin, renewal_id,
                              serial_number, public_key_hash, key_algorithm, common_name, tbs, signature_algorithm, der,
                              fingerprint, not_before, not_after, expiry_date, policy_version, recorded_at, signed_at,
                              proved_at, ended_at)
     select institution_id, gen_random_uuid(), member_id, issuer_id, 'superseded', 'renewal', gen_random_uuid(),
            '5' || substr(serial_number, 2), sha256(('5' || serial_number)::bytea), key_algorithm, common_name, tbs,
            signature_algorithm, der, sha256(('5' || substr(serial_number, 2))::bytea), not_before, not_after,
            $2::date + (hashtext(serial_number) & 1023) % 31, 1, recorded_at, signed_at, proved_at, $2::date
       from certificate
      where institution_id = $1 and stage = 'current' and expiry_date > $2::date + 335
        and hashtext(serial_number) % 12 = 0`,
    values,
  )
  await client.query(
    `insert into notice (institution_id, certificate_id, holder, kind, milestone, recipient, channel, policy_version,
                         due_on, useful_until, state, owed_at, settled_at, outbox_id)
     select institution_id, certificate_id, member_id, 'before-expiry', 'E-30', member_id, 'mail', 1, expiry_date - 30,
            expiry_date, 'written', $2::date, $2::date, certificate_id
       from certificate
      where institution_id = $1 and expiry_date between $2::date and $2::date + 30`,
    values,
  )
  await client.query(
    `insert into outbox (institution_id, outbox_id, kind, channel, member_id, address, language, subject, body,
                         created_at, state, sent_at, message_id, first_tried_at, attempts)
     select institution_id, outbox_id, 'before-expiry', 'mail', recipient, 'a@b.example', 'ja', 's', 'b', owed_at, 'sent',
            owed_at, 'm', owed_at, 1
       from notice where institution_id = $1 and outbox_id is not null`,
    [institution],
  )
  await client.query(
    `insert into notice (institution_id, certificate_id, holder, kind, milestone, recipient, channel, policy_version,
                         due_on, useful_until, state, owed_at, settled_at, shown_at, read_at)
     select institution_id, certificate_id, member_id, 'renewal', 'E-30', member_id, 'board', 1, expiry_date - 30,
            expiry_date, 'written', $2::date, $2::date, $2::date, $2::date
       from certificate
      where institution_id = $1 and expiry_date between $2::date and $2::date + 30 and hashtext(serial_number) % 3 = 0`,
    values,
  )
  await client.query(
    `insert into renewal (institution_id, renewal_id, member_id, replaces, state, policy_version, key_algorithm, medium,
                          protection, steps, opened_at, changed_at)
     select institution_id, gen_random_uuid(), member_id, certificate_id,
            case when hashtext(serial_number) % 20 = 0 then 'issued' else 'open' end, 1, 'EC-P256', 'file', 'low', '{}',
            $2::date, $2::date
       from certificate
      where institution_id = $1 and stage = 'current' and expiry_date between $2::date and $2::date + 30
        and hashtext(serial_number) % 10 = 0`,
    values,
  )
  await client.query(
    `insert into door (institution_id, member_id, door, tries, locked_at)
     select institution_id, member_id, 'logon-pin', 5, $2::date
       from member where institution_id = $1 and hashtext(holder_number) % 100 = 0`,
    values,
  )
  await client.query(
    `insert into audit_event (institution_id, audit_event_id, at, kind, actor, actor_id, contract_id, member_id, facts,
                              leaf_hash)
     select m.institution_id, gen_random_uuid(), $2::date - make_interval(days => n * 3, secs => n),
            case n when 1 then 'log-on-refused' else 'logged-on' end, 'member', m.member_id::text, m.contract_id,
            m.member_id, case n when 1 then '{"purpose": "logon", "failure": "expired"}'::jsonb
                                else '{"purpose": "logon", "judgement": "ok"}'::jsonb end, sha256(m.holder_number::bytea)
       from member m
       join contract c using (institution_id, contract_id)
      cross join generate_series(1, 10) n
      where m.institution_id = $1 and hashtext(c.contract_number) % 10 = 0`,
    values,
  )
  await client.query('set session_replication_role = default')
  await client.query('vacuum analyze')
}
