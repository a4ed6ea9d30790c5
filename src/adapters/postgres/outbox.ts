import { type Selectable, sql } from 'kysely'
import { type CertificateId, type InstitutionId, parseId } from '../../domain/id.ts'
import type { Outbox, OutboxItem } from '../../ports/outbox.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

/** The first half of the advisory locks; the second is whose turn it is. */
const turnsLock = 35

export function outbox(db: Db, institution: InstitutionId): Outbox {
  const newestFirst = () =>
    db
      .selectFrom('outbox')
      .selectAll()
      .where('institution_id', '=', institution)
      .orderBy('created_at', 'desc')
      .orderBy('outbox_id', 'desc')
  const erase = (at: Temporal.Instant) =>
    db
      .updateTable('outbox')
      .set({ sealed_body: null, erased_at: at })
      .where('institution_id', '=', institution)
      .where('sealed_body', 'is not', null)

  const addAll = async (items: readonly OutboxItem[]) => {
    if (items.length === 0) return
    await db
      .insertInto('outbox')
      .values(items.map((item) => outboxRow(institution, item)))
      .execute()
  }

  return {
    add: (item) => addAll([item]),
    addAll,

    async page(limit, before) {
      const rows = await newestFirst()
        .$if(before !== undefined, (query) =>
          query.where(
            sql<boolean>`(created_at, outbox_id) < (${before?.createdAt}::timestamptz, ${before?.id}::uuid)`,
          ),
        )
        .limit(limit)
        .execute()
      return rows.map(readOutboxItem)
    },

    async ofMember(member) {
      return (await newestFirst().where('member_id', '=', member).execute()).map(readOutboxItem)
    },

    async lastOf(member, kind) {
      const row = await newestFirst()
        .where('member_id', '=', member)
        .where('kind', '=', kind)
        .limit(1)
        .executeTakeFirst()
      return row?.created_at
    },

    async inTurn(words) {
      await sql`select pg_advisory_xact_lock(${turnsLock}, hashtext(${`${institution} ${words}`}))`.execute(
        db,
      )
    },

    async eraseOutOfDate(now) {
      const { numUpdatedRows } = await erase(now).where('out_of_date_at', '<=', now).executeTakeFirst()
      return Number(numUpdatedRows)
    },

    async eraseOfMember(member, kinds, at) {
      await erase(at).where('member_id', '=', member).where('kind', 'in', kinds).execute()
    },
  }
}

export function outboxRow(institution: InstitutionId, item: OutboxItem) {
  return {
    institution_id: institution,
    outbox_id: item.id,
    kind: item.kind,
    channel: item.channel,
    member_id: item.memberId,
    address: item.address ?? null,
    language: item.language,
    subject: item.subject,
    body: item.body.kind === 'plain' ? item.body.text : null,
    sealed_body: item.body.kind === 'sealed' ? item.body.bytes : null,
    erased_at: item.body.kind === 'erased' ? item.createdAt : null,
    created_at: item.createdAt,
    out_of_date_at: item.outOfDateAt ?? null,
    code: item.code ?? null,
    certificate_id: item.certificateId ?? null,
  }
}

export function readOutboxItem(row: Selectable<Schema['outbox']>): OutboxItem {
  return {
    id: row.outbox_id,
    kind: row.kind,
    channel: row.channel,
    memberId: parseId(row.member_id),
    ...(row.address === null ? {} : { address: row.address }),
    language: row.language,
    subject: row.subject,
    createdAt: row.created_at,
    ...(row.out_of_date_at === null ? {} : { outOfDateAt: row.out_of_date_at }),
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.certificate_id === null ? {} : { certificateId: parseId<CertificateId>(row.certificate_id) }),
    body: readBody(row),
  }
}

function readBody(row: Selectable<Schema['outbox']>): OutboxItem['body'] {
  if (row.body !== null) return { kind: 'plain', text: row.body }
  if (row.sealed_body !== null) return { kind: 'sealed', bytes: row.sealed_body }
  return { kind: 'erased' }
}
