import { sql } from 'kysely'
import type { InstitutionId, MemberId } from '../../domain/id.ts'
import type { SentMail, SentMails } from '../../ports/sent-mails.ts'
import type { Db } from './db.ts'

export function sentMails(db: Db, institution: InstitutionId): SentMails {
  const newestFirst = (member: MemberId) =>
    db
      .selectFrom('outbox')
      .select(['outbox_id', 'created_at', 'sent_at', 'address', 'language', 'subject'])
      .select(['code', 'state', 'bounced_at', 'body'])
      .where('institution_id', '=', institution)
      .where('member_id', '=', member)
      .where('channel', '=', 'mail')
      .where('state', '!=', 'withdrawn')
      .orderBy('created_at', 'desc')
      .orderBy('outbox_id', 'desc')
  type Row = Awaited<ReturnType<ReturnType<typeof newestFirst>['execute']>>[number]

  return {
    async page(member, limit, before) {
      const rows = await newestFirst(member)
        .$if(before !== undefined, (query) =>
          query.where(
            sql<boolean>`(created_at, outbox_id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`,
          ),
        )
        .limit(limit)
        .execute()
      return rows.map(read)
    },

    async byId(member, id) {
      const row = await newestFirst(member).where('outbox_id', '=', id).executeTakeFirst()
      return row && read(row)
    },

    async byCode(member, code) {
      const row = await newestFirst(member).where('code', '=', code).limit(1).executeTakeFirst()
      return row && read(row)
    },
  }

  function read(row: Row): SentMail {
    return {
      id: row.outbox_id,
      writtenAt: row.created_at,
      ...(row.sent_at !== null && { sentAt: row.sent_at }),
      address: row.address ?? '',
      language: row.language,
      subject: row.subject,
      ...(row.code !== null && { code: row.code }),
      delivery: deliveryOf(row),
      ...(row.body !== null && { text: row.body }),
    }
  }
}

function deliveryOf({
  state,
  bounced_at: bouncedAt,
}: {
  state: string
  bounced_at: Temporal.Instant | null
}): SentMail['delivery'] {
  if (bouncedAt !== null) return 'bounced'
  return state === 'sent' || state === 'failed' ? state : 'waiting'
}
