import { sql } from 'kysely'
import { type InstitutionId, isUuid, type MemberId, parseId } from '../../domain/id.ts'
import type { NoticeMail, NoticeRow } from '../../domain/notice-account.ts'
import type { NoticeReason, NoticeState } from '../../domain/notice-owed.ts'
import type { NamedHolder, NoticeAccounts } from '../../ports/notice-accounts.ts'
import type { Db } from './db.ts'
import { readSubject } from './notice-writing.ts'

type Time = Temporal.Instant | null

interface Row {
  certificate_id: string | null
  entitlement_id: string | null
  kind: NoticeRow['kind']
  milestone: string
  channel: NoticeRow['channel']
  recipient: string
  holder: string
  display_name: string
  state: NoticeState
  reason: NoticeReason | null
  policy_version: number
  due_on: Temporal.PlainDate
  owed_at: Temporal.Instant
  settled_at: Time
  shown_at: Time
  read_at: Time
  mail_state: NoticeMail['state'] | null
  gone_state: 'sent' | 'failed' | null
  gone_code: string | null
  gone_attempts: number | null
  gone_sent_at: Time
  gone_failed_at: Time
  gone_server: string | null
  gone_reply: string | null
  gone_bounced_at: Time
  gone_bounce: string | null
  code: string | null
  attempts: number | null
  next_try_at: Time
  sent_at: Time
  failed_at: Time
  withdrawn_at: Time
  server: string | null
  reply: string | null
  bounced_at: Time
  bounce: string | null
}

export function noticeAccounts(db: Db, institution: InstitutionId): NoticeAccounts {
  return {
    async holder(named) {
      const { rows } = await sql<{ member_id: string }>`${holderQuery(institution, named)} limit 1`.execute(
        db,
      )
      const [row] = rows
      return row && parseId<MemberId>(row.member_id)
    },

    async of(holder) {
      const { rows } = await sql<Row>`
        select n.certificate_id, n.entitlement_id, n.kind, n.milestone, n.channel, n.recipient, n.holder,
               r.display_name, n.state, n.reason, n.policy_version, n.due_on, n.owed_at, n.settled_at, n.shown_at,
               n.read_at, o.state as mail_state, o.code, o.attempts, o.next_try_at, o.sent_at, o.failed_at,
               o.withdrawn_at, o.server, o.reply, o.bounced_at, o.bounce, u.state as gone_state, u.code as gone_code,
               u.attempts as gone_attempts, u.sent_at as gone_sent_at, u.failed_at as gone_failed_at,
               u.server as gone_server, u.reply as gone_reply, u.bounced_at as gone_bounced_at, u.bounce as gone_bounce
          from notice n
          join member r on r.institution_id = n.institution_id and r.member_id = n.recipient
          left join outbox o on o.institution_id = n.institution_id and o.outbox_id = n.outbox_id
          left join outbox u on u.institution_id = n.institution_id and u.outbox_id = n.undelivered_outbox_id
         where n.institution_id = ${institution}
           and n.subject_id in (
                 select certificate_id from certificate
                  where institution_id = ${institution} and member_id = ${holder}
                 union all
                 select entitlement_id from entitlement
                  where institution_id = ${institution} and member_id = ${holder})
         order by n.due_on, n.channel, n.recipient <> n.holder, r.login_id`.execute(db)
      return rows.map(readRow)
    },
  }
}

function holderQuery(institution: InstitutionId, named: NamedHolder) {
  if ('serialNumber' in named) {
    return sql`
      select member_id from certificate
       where institution_id = ${institution} and serial_number = ${named.serialNumber}
         and issuer_id in (select issuer_id from issuer where institution_id = ${institution})`
  }
  if ('loginId' in named) {
    return sql`
      select m.member_id from member m
        join contract c on c.institution_id = m.institution_id and c.contract_id = m.contract_id
       where m.institution_id = ${institution} and c.contract_number = ${named.contract}
         and m.login_id = ${named.loginId}`
  }
  const id = isUuid(named.id) ? named.id : null
  return sql`
    select member_id from member where institution_id = ${institution} and member_id = ${id}::uuid
    union all
    select member_id from certificate where institution_id = ${institution} and certificate_id = ${id}::uuid`
}

function readRow(row: Row): NoticeRow {
  return {
    subject: readSubject(row),
    kind: row.kind,
    milestone: row.milestone,
    channel: row.channel,
    recipient: {
      id: parseId(row.recipient),
      displayName: row.display_name,
      isHolder: row.recipient === row.holder,
    },
    state: row.state,
    ...given({ reason: row.reason }),
    policyVersion: row.policy_version,
    dueOn: row.due_on,
    owedAt: row.owed_at,
    ...given({ settledAt: row.settled_at, shownAt: row.shown_at, readAt: row.read_at }),
    ...(row.mail_state === null ? {} : { mail: readMail(row, row.mail_state) }),
    ...(row.gone_state === null ? {} : { undelivered: readGone(row, row.gone_state) }),
  }
}

function readGone(row: Row, state: NoticeMail['state']): NoticeMail {
  return {
    state,
    attempts: row.gone_attempts ?? 0,
    ...given({
      code: row.gone_code,
      sentAt: row.gone_sent_at,
      failedAt: row.gone_failed_at,
      server: row.gone_server,
      reply: row.gone_reply,
      bouncedAt: row.gone_bounced_at,
      bounce: row.gone_bounce,
    }),
  }
}

function readMail(row: Row, state: NoticeMail['state']): NoticeMail {
  return {
    state,
    attempts: row.attempts ?? 0,
    ...given({
      code: row.code,
      nextTryAt: row.next_try_at,
      sentAt: row.sent_at,
      failedAt: row.failed_at,
      withdrawnAt: row.withdrawn_at,
      server: row.server,
      reply: row.reply,
      bouncedAt: row.bounced_at,
      bounce: row.bounce,
    }),
  }
}

/** Only what is there: what a column has not is no field. */
function given<Fields extends Record<string, unknown>>(fields: Fields) {
  const present = Object.entries(fields).filter(([, value]) => value !== null)
  return Object.fromEntries(present) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> }
}
