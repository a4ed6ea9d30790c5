import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { mailTroubles } from '../../src/adapters/postgres/mail-troubles.ts'
import { type InstitutionId, type MemberId, parseId } from '../../src/domain/id.ts'
import { lastSecond, localDate } from '../../src/domain/local-day.ts'
import type { PolicyVersion } from '../../src/domain/policy.ts'
import type { InstitutionRecord } from '../../src/ports/institution-records.ts'
import type { FreshDatabase } from '../database.ts'

const zone = 'Asia/Tokyo'

/** Rows of people, written as no verb would: any life at any time, without a key or a PIN. */
export interface Town {
  institution: InstitutionRecord
  people: readonly MemberId[]
  /** Something happens to somebody; nothing, where it cannot. */
  happen(what: Happening, who: number, days: number, now: Temporal.Instant): Promise<void>
}

export type Happening = (typeof happenings)[number]
export const happenings = [
  'issued',
  'proved',
  'abandoned',
  'revoked',
  'stopped',
  'released',
  'ended',
  'entitled',
  'withdrawn',
  'told',
  'moved house',
  'address lost',
  'came back',
] as const

/** Companies, of five where nothing else is said: one administrator each, the others users. */
export async function makeTown(
  { db }: FreshDatabase,
  versions: readonly PolicyVersion[],
  size: number,
  now: Temporal.Instant,
  companySize = 5,
): Promise<Town> {
  const institution: InstitutionRecord = {
    id: parseId<InstitutionId>(randomUUID()),
    slug: `t${randomUUID().slice(0, 8).replaceAll('-', '')}`,
    name: { ja: 'ひばり野銀行', en: 'Hibarino Bank' },
    accent: 'blue',
    mark: 'tally',
    versions,
    switchedOff: [],
  }
  const id = institution.id
  await sql`
    insert into institution (institution_id, slug, name_ja, name_en, accent, mark, created_at)
    values (${id}, ${institution.slug}, 'ひばり野銀行', 'Hibarino Bank', 'blue', 'tally', ${now})`.execute(db)
  const issuer = randomUUID()
  await sql`
    insert into issuer (institution_id, issuer_id, level, signed_by, key_id, signature_algorithm, certificate, not_after, created_at)
    values (${id}, ${issuer}, 'issuing', ${issuer}, 'k', 'ecdsa-with-SHA256', '\\x00', ${now}, ${now})`.execute(
    db,
  )
  const people: MemberId[] = []
  let contract = ''
  for (let n = 0; n < size; n += 1) {
    if (n % companySize === 0) {
      contract = randomUUID()
      await sql`
        insert into contract (institution_id, contract_id, contract_number, name_ja, name_en, created_at)
        values (${id}, ${contract}, ${String(n)}, '株式会社山田商店', 'Yamada Shoten', ${now})`.execute(db)
    }
    const member = parseId<MemberId>(randomUUID())
    const role = n % companySize === 0 ? 'administrator' : 'user'
    await sql`
      insert into member (institution_id, member_id, contract_id, role, login_id, display_name, mail_address, language, subject, holder_number, created_at)
      values (${id}, ${member}, ${contract}, ${role}, ${`login${n}`}, ${`人 ${n}`}, ${`m${n}@yamada.example`}, 'ja', ${randomUUID()}, ${`h${n}`}, ${now})`.execute(
      db,
    )
    await sql`
      insert into acquisition (institution_id, acquisition_id, token_hash, member_id, begun_at, expires_at, policy_version, key_algorithm, steps)
      values (${id}, ${member}, ${Buffer.from(member)}, ${member}, ${now}, ${now}, 1, 'EC-P256', '{}')`.execute(
      db,
    )
    people.push(member)
  }
  const happen: Town['happen'] = async (what, who, days, at) => {
    const member = people[who % people.length]
    if (member !== undefined) await deeds[what]({ db, id, issuer, member, days, now: at })
  }
  return { institution, people, happen }
}

interface Doing {
  db: FreshDatabase['db']
  id: InstitutionId
  issuer: string
  member: MemberId
  days: number
  now: Temporal.Instant
}

const deeds: Record<Happening, (doing: Doing) => Promise<unknown>> = {
  issued,
  async proved({ db, id, member, now }) {
    const proving = sql`exists (select from certificate where institution_id = ${id} and member_id = ${member} and stage = 'proving' and prove_until >= ${now}::timestamptz)`
    await sql`
      update certificate set stage = 'superseded', ended_at = ${now}
       where institution_id = ${id} and member_id = ${member} and stage = 'current' and ${proving}`.execute(
      db,
    )
    await sql`
      update certificate set stage = 'current', proved_at = ${now}
       where institution_id = ${id} and member_id = ${member} and stage = 'proving' and prove_until >= ${now}::timestamptz`.execute(
      db,
    )
    await sql`
      update entitlement e set state = 'used', closed_at = ${now}
       where institution_id = ${id} and member_id = ${member} and state = 'open'
         and exists (select from certificate c where c.institution_id = ${id} and c.member_id = ${member} and c.proved_at = ${now}::timestamptz)`.execute(
      db,
    )
  },
  abandoned: (doing) => endIn(doing, 'proving', 'abandoned'),
  revoked: (doing) => endIn(doing, 'current', 'revoked'),
  stopped: ({ db, id, member, now }) =>
    sql`update member set suspended_at = ${now} where institution_id = ${id} and member_id = ${member}`.execute(
      db,
    ),
  released: ({ db, id, member }) =>
    sql`update member set suspended_at = null where institution_id = ${id} and member_id = ${member}`.execute(
      db,
    ),
  ended: ({ db, id, member, days, now }) =>
    // Seldom, or nobody would be left.
    sql`update member set ended_at = ${now} where institution_id = ${id} and member_id = ${member} and ${days} % 4 = 0`.execute(
      db,
    ),
  entitled: ({ db, id, member, days, now }) =>
    sql`
      insert into entitlement (institution_id, entitlement_id, member_id, reason, state, opened_at, deadline)
      select ${id}, ${randomUUID()}, ${member}, 'issue', 'open', ${now}, ${localDate(now, zone).add({ days: days % 90 })}
       where not exists (select from entitlement where institution_id = ${id} and member_id = ${member} and state = 'open')`.execute(
      db,
    ),
  withdrawn: ({ db, id, member, now }) =>
    sql`update entitlement set state = 'withdrawn', closed_at = ${now} where institution_id = ${id} and member_id = ${member} and state = 'open'`.execute(
      db,
    ),
  told: ({ db, id, member, days }) =>
    sql`
      update certificate set told_recovery = 'acquire', told_recovery_day = expiry_date + ${days}::integer
       where institution_id = ${id} and member_id = ${member} and stage = 'current'
         and coalesce(told_recovery_day, expiry_date) < expiry_date + ${days}::integer`.execute(db),
  'moved house': ({ db, id, member, days }) =>
    sql`update member set mail_address = ${`m${days}@elsewhere.example`} where institution_id = ${id} and member_id = ${member}`.execute(
      db,
    ),
  /** The last mail that was written to him and has not come back yet, as soon as it was sent. */
  async 'came back'({ db, id, member, days, now }) {
    const { rows } = await sql<{ outbox_id: string; address: string }>`
      update outbox o
         set state = case when ${days} % 2 = 0 then 'sent' else 'failed' end, attempts = 1, message_id = o.outbox_id::text,
             first_tried_at = ${now}, sent_at = case when ${days} % 2 = 0 then ${now}::timestamptz end,
             failed_at = case when ${days} % 2 = 1 then ${now}::timestamptz end,
             bounced_at = case when ${days} % 2 = 0 then ${now}::timestamptz end,
             bounce = case when ${days} % 2 = 0 then '5.1.1 nobody of this name' end
       where o.institution_id = ${id} and o.member_id = ${member} and o.state = 'waiting'
         and o.created_at = (select max(created_at) from outbox where institution_id = ${id} and member_id = ${member})
      returning o.outbox_id, o.address`.execute(db)
    for (const { outbox_id: outboxId, address } of rows)
      await mailTroubles(db, id).set({ memberId: member, address, kind: 'bounced', outboxId, at: now })
  },
  'address lost': ({ db, id, member }) =>
    sql`update member set mail_address = null where institution_id = ${id} and member_id = ${member}`.execute(
      db,
    ),
}

async function issued({ db, id, issuer, member, days, now }: Doing): Promise<void> {
  const expiryDate = localDate(now, zone).add({ days: 1 + days })
  const certificate = randomUUID()
  await sql`
    update certificate set stage = 'abandoned', ended_at = ${now}
     where institution_id = ${id} and member_id = ${member} and stage = 'proving'`.execute(db)
  await sql`
    insert into certificate (institution_id, certificate_id, member_id, issuer_id, stage, origin, acquisition_id, serial_number,
      public_key_hash, key_algorithm, common_name, tbs, signature_algorithm, der, fingerprint, not_before, not_after,
      expiry_date, policy_version, recorded_at, signed_at, prove_until)
    values (${id}, ${certificate}, ${member}, ${issuer}, 'proving', 'acquisition', ${member}, ${certificate.replaceAll('-', '')},
      ${Buffer.from(certificate)}, 'EC-P256', 'c', '\\x00', 'ecdsa-with-SHA256', '\\x00', ${Buffer.from(certificate)},
      ${now.subtract({ minutes: 10 })}, ${lastSecond(expiryDate, zone)}, ${expiryDate}, 1, ${now}, ${now},
      ${now.add({ hours: 24 * 30 })})`.execute(db)
}

function endIn({ db, id, member, now }: Doing, from: 'proving' | 'current', to: 'abandoned' | 'revoked') {
  return sql`
    update certificate set stage = ${to}, ended_at = ${now}, revoked_for = case ${to} when 'revoked' then 'keyCompromise' end
     where institution_id = ${id} and member_id = ${member} and stage = ${from}`.execute(db)
}
