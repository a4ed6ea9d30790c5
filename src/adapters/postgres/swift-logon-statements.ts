import type { Statement } from './db.ts'
import { lifeColumns } from './life.ts'
import { arrays, type Columns, event, list, names, parameters, prefixed } from './swift-statements.ts'

export const readCertificates: Statement = {
  name: 'read-certificates',
  text: `
    select asked.n::integer, x.certificate_id, x.member_id, x.common_name, x.der is null as unseen,
           m.xmin::text as seen, ${lifeColumns('$1', 'x.member_id')}
      from unnest($2::bytea[]) with ordinality as asked (fingerprint, n)
      join certificate x on x.institution_id = $1 and x.fingerprint = asked.fingerprint
      join member m on m.institution_id = x.institution_id and m.member_id = x.member_id`,
}

const attempt = {
  label_hash: 'bytea',
  label_expires_at: 'timestamptz',
  purpose: 'text',
  possession: 'text',
  cookie_hash: 'bytea',
  judgement: 'text',
  certificate_id: 'uuid',
  member_id: 'uuid',
  judged_at: 'timestamptz',
  code_hash: 'bytea',
  code_expires_at: 'timestamptz',
} as const satisfies Columns<'logon_attempt'>

/** Of two that consume one label here, the code of only one is in the table: that tells them apart. */
export const consumeAttempts: Statement = {
  name: 'consume-attempts',
  text: `
    with asked as (
      select * from unnest(${parameters(prefixed('', attempt), 2)}) with ordinality as g (${list(attempt)}, n)),
    consumed as (
      insert into logon_attempt (institution_id, ${list(attempt)})
      select $1, ${list(attempt)} from asked
      on conflict (institution_id, label_hash, label_expires_at) do nothing
      returning code_hash)
    select asked.n::integer from asked join consumed using (code_hash)`,
}

/** One by one and by the code: whatever is known of the table when this is planned, it is never read as a whole. */
export const readAttempts: Statement = {
  name: 'read-attempts',
  text: `
    select asked.n::integer, ${list(attempt, 'a.')},
           m.xmin::text as seen, ${lifeColumns('$1', 'a.member_id')}
      from unnest($2::bytea[]) with ordinality as asked (code_hash, n)
      cross join lateral (
        select ${list(attempt)} from logon_attempt
         where institution_id = $1 and code_hash = asked.code_hash and code_spent_at is null limit 1) a
      join member m on m.institution_id = $1 and m.member_id = a.member_id`,
}

const session = {
  session_id: 'uuid',
  token_hash: 'bytea',
  member_id: 'uuid',
  certificate_id: 'uuid',
  created_at: 'timestamptz',
  last_seen_at: 'timestamptz',
  certificate_shown_at: 'timestamptz',
  authenticated_at: 'timestamptz',
} as const satisfies Columns<'session'>

export const openSessions = ((): Statement => {
  const columns = [...prefixed('', session), ...prefixed('event_', event)]
  return {
    name: 'open-sessions-by-code',
    text: `
      with asked as (
        select * from unnest($2::xid[], $3::bytea[], ${parameters(columns, 4)})
                 with ordinality as g (seen, code_hash, ${names(columns)}, n)),
      held as (
        select asked.n
          from asked join member m on m.institution_id = $1 and m.member_id = asked.member_id
         where m.xmin = asked.seen
           for no key update of m),
      spent as (
        update logon_attempt a
           set code_spent_at = asked.created_at
          from asked join held using (n)
         where a.institution_id = $1 and a.code_hash = asked.code_hash and a.code_spent_at is null
        returning asked.n),
      opened as (
        insert into session (institution_id, ${list(session)})
        select $1, ${list(session)} from asked join spent using (n)),
      written as (
        insert into audit_event (institution_id, ${list(event)})
        select $1, ${list(event, 'event_')} from asked join spent using (n))
      select n::integer from spent`,
  }
})()

type Rows = readonly Readonly<Record<string, unknown>>[]

export const attemptArrays = (rows: Rows) => arrays(attempt, rows)
export const sessionArrays = (rows: Rows) => arrays(session, rows)
