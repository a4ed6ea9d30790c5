import type { Statement } from './db.ts'
import { lifeColumns } from './life.ts'
import { memberColumnList } from './members.ts'
import { pullsOf } from './renewal-pulls.ts'
import type { Schema } from './schema.ts'
import { arrayText } from './values.ts'

/** Columns with their types, of which a statement takes many rows: an array for each column. */
export type Columns<Table extends keyof Schema> = Partial<Record<keyof Schema[Table] & string, string>>

/** Also the columns of a session that stand beside those of its certificate and of its member. */
export const readSessions: Statement = {
  name: 'read-sessions',
  text: `
    select asked.n::integer, x.*, x.ended_at as certificate_ended_at, ${pullsOf('x')} as pulls, ${memberColumnList},
           s.session_id, s.created_at, s.last_seen_at, s.certificate_shown_at, s.authenticated_at, s.end_reason
      from unnest($2::bytea[]) with ordinality as asked (token_hash, n)
      join session s on s.institution_id = $1 and s.token_hash = asked.token_hash
      join certificate x on x.institution_id = s.institution_id and x.certificate_id = s.certificate_id
      join member m on m.institution_id = s.institution_id and m.member_id = s.member_id
      join contract c on c.institution_id = m.institution_id and c.contract_id = m.contract_id`,
}

/** The version of the member's row is PostgreSQL's own: the transaction that wrote it last. */
const caseColumns = (renewal: string) => `
  m.xmin::text as seen, m.certificate_count, ${lifeColumns('$1', 'm.member_id')},
  (select to_json(r) from renewal r
    where r.institution_id = m.institution_id and ${renewal}
      and r.member_id = m.member_id) as renewal,
  coalesce((select json_agg(a order by a.created_at, a.member_id)
              from (select member_id, login_id, display_name, mail_address, language, created_at
                      from member
                     where institution_id = $1 and contract_id = m.contract_id
                       and role = 'administrator' and ended_at is null) a), '[]') as administrators`

const askedFor = 'r.renewal_id = asked.renewal_id'

export const readCases: Statement = {
  name: 'read-renewal-cases',
  text: `
    select asked.n::integer, ${caseColumns(askedFor)}
      from unnest($2::uuid[], $3::uuid[]) with ordinality as asked (member_id, renewal_id, n)
      join member m on m.institution_id = $1 and m.member_id = asked.member_id`,
}

/** A session's certificate is among those of its member's life. */
export const readRenewers: Statement = {
  name: 'read-renewers',
  text: `
    select asked.n::integer, ${caseColumns(askedFor)}, ${memberColumnList},
           s.session_id, s.certificate_id, s.created_at, s.last_seen_at, s.certificate_shown_at, s.authenticated_at,
           s.end_reason
      from unnest($2::bytea[], $3::uuid[]) with ordinality as asked (token_hash, renewal_id, n)
      join session s on s.institution_id = $1 and s.token_hash = asked.token_hash
      join member m on m.institution_id = s.institution_id and m.member_id = s.member_id
      join contract c on c.institution_id = m.institution_id and c.contract_id = m.contract_id`,
}

/** By a certificate that is shown; at most one renewal runs for it. */
export const readReenrolments: Statement = {
  name: 'read-reenrolments',
  text: `
    select asked.n::integer, x.certificate_id, x.common_name, x.der is null as unseen,
           ${caseColumns('r.replaces = x.certificate_id and r.is_running')}, ${memberColumnList}
      from unnest($2::bytea[]) with ordinality as asked (fingerprint, n)
      join certificate x on x.institution_id = $1 and x.fingerprint = asked.fingerprint
      join member m on m.institution_id = x.institution_id and m.member_id = x.member_id
      join contract c on c.institution_id = m.institution_id and c.contract_id = m.contract_id`,
}

const certificate = {
  certificate_id: 'uuid',
  member_id: 'uuid',
  issuer_id: 'uuid',
  stage: 'text',
  origin: 'text',
  by_protocol: 'text',
  acquisition_id: 'uuid',
  entitlement_id: 'uuid',
  renewal_id: 'uuid',
  serial_number: 'text',
  public_key_hash: 'bytea',
  key_algorithm: 'text',
  common_name: 'text',
  tbs: 'bytea',
  signature_algorithm: 'text',
  not_before: 'timestamptz',
  not_after: 'timestamptz',
  expiry_date: 'date',
  policy_version: 'integer',
  recorded_at: 'timestamptz',
  prove_until: 'timestamptz',
} as const satisfies Columns<'certificate'>

export const event = {
  audit_event_id: 'uuid',
  at: 'timestamptz',
  kind: 'text',
  actor: 'text',
  actor_id: 'text',
  member_id: 'uuid',
  certificate_id: 'uuid',
  renewal_id: 'uuid',
  entitlement_id: 'uuid',
  issuer_id: 'uuid',
  origin: 'text',
  facts: 'jsonb',
  decision: 'text',
  leaf_hash: 'bytea',
} as const satisfies Columns<'audit_event'>

/** Of a renewal that begins with its certificate; without an id there is none to begin. */
const opening = {
  renewal_id: 'uuid',
  replaces: 'uuid',
  policy_version: 'integer',
  key_algorithm: 'text',
  medium: 'text',
  protection: 'text',
  steps: 'jsonb',
  opened_at: 'timestamptz',
} as const satisfies Columns<'renewal'>

const signature = {
  member_id: 'uuid',
  certificate_id: 'uuid',
  renewal_id: 'uuid',
  der: 'bytea',
  fingerprint: 'bytea',
  signed_at: 'timestamptz',
} as const satisfies Columns<'certificate'>

const mail = {
  outbox_id: 'uuid',
  kind: 'text',
  channel: 'text',
  member_id: 'uuid',
  address: 'text',
  language: 'text',
  subject: 'text',
  body: 'text',
  created_at: 'timestamptz',
  code: 'text',
  certificate_id: 'uuid',
} as const satisfies Columns<'outbox'>

export const record = ((): Statement => {
  const columns = [...prefixed('', certificate), ...prefixed('event_', event), ...prefixed('opens_', opening)]
  return {
    name: 'record-certificates',
    text: `
      with asked as (
        select * from unnest($2::xid[], ${parameters(columns, 3)})
                 with ordinality as g (seen, ${names(columns)}, n)),
      held as (
        update member m
           set certificate_count = m.certificate_count + 1
          from asked
         where m.institution_id = $1 and m.member_id = asked.member_id and m.xmin = asked.seen
           and not exists (select from kill_switch k
                            where k.institution_id = $1 and k.name = 'renewal' and k.state = 'off')
        returning asked.*, m.xmin::text as left_as),
      recorded as (
        insert into certificate (institution_id, ${list(certificate)})
        select $1, ${list(certificate)} from held),
      opened as (
        insert into renewal (institution_id, member_id, state, changed_at, ${list(opening)})
        select $1, member_id, 'open', opens_opened_at, ${list(opening, 'opens_')}
          from held where opens_renewal_id is not null),
      written as (
        insert into audit_event (institution_id, ${list(event)})
        select $1, ${list(event, 'event_')} from held)
      select n::integer, left_as as seen from held`,
  }
})()

export const recordSigned = ((): Statement => {
  const columns = [...prefixed('', signature), ...prefixed('event_', event)]
  const mails = prefixed('', mail)
  const firstOfMails = 3 + columns.length
  return {
    name: 'record-signed-certificates',
    text: `
      with asked as (
        select * from unnest($2::xid[], ${parameters(columns, 3)})
                 with ordinality as g (seen, ${names(columns)}, n)),
      held as (
        select asked.*
          from asked join member m on m.institution_id = $1 and m.member_id = asked.member_id
         where m.xmin = asked.seen
           for no key update of m),
      signed as (
        update certificate c
           set stage = 'proving', der = held.der, fingerprint = held.fingerprint, signed_at = held.signed_at
          from held
         where c.institution_id = $1 and c.certificate_id = held.certificate_id and c.stage = 'signing'
        returning held.*),
      issued as (
        update renewal r
           set state = 'issued', changed_at = signed.signed_at
          from signed
         where r.institution_id = $1 and r.renewal_id = signed.renewal_id),
      written as (
        insert into audit_event (institution_id, ${list(event)})
        select $1, ${list(event, 'event_')} from signed),
      told as (
        insert into outbox (institution_id, ${list(mail)})
        select $1, ${list(mail)}
          from unnest($${firstOfMails}::bigint[], ${parameters(mails, firstOfMails + 1)}) as g (n, ${names(mails)})
          join (select n from signed) as those using (n))
      select n::integer from signed`,
  }
})()

interface Column {
  name: string
  type: string
}

export function prefixed(prefix: string, columns: Readonly<Record<string, string>>): Column[] {
  return Object.entries(columns).map(([name, type]) => ({ name: prefix + name, type }))
}

export function names(columns: readonly Column[]): string {
  return columns.map(({ name }) => name).join(', ')
}

export function parameters(columns: readonly Column[], first: number): string {
  return columns.map(({ type }, at) => `$${first + at}::${type}[]`).join(', ')
}

export function list(columns: Readonly<Record<string, string>>, prefix = ''): string {
  return names(prefixed(prefix, columns))
}

export const certificateArrays = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  arrays(certificate, rows)
export const eventArrays = (rows: readonly Readonly<Record<string, unknown>>[]) => arrays(event, rows)
export const openingArrays = (rows: readonly Readonly<Record<string, unknown>>[]) => arrays(opening, rows)
export const signatureArrays = (rows: readonly Readonly<Record<string, unknown>>[]) => arrays(signature, rows)
export const mailArrays = (rows: readonly Readonly<Record<string, unknown>>[]) => arrays(mail, rows)

/** An array for each column, in the order of the parameters. */
export function arrays(
  columns: Readonly<Record<string, string>>,
  rows: readonly Readonly<Record<string, unknown>>[],
): string[] {
  return Object.keys(columns).map((name) => arrayText(rows.map((row) => row[name])))
}
