import { type Selectable, sql } from 'kysely'
import { type InstitutionId, parseId, type StaffId } from '../../domain/id.ts'
import type { LetterKind } from '../../domain/letter.ts'
import type { LetterPlace, LetterRecord, Letters } from '../../ports/letters.ts'
import type { Db } from './db.ts'
import { readOutboxItem } from './outbox.ts'
import type { Schema } from './schema.ts'

type Row = Selectable<Schema['outbox']> & { kind: LetterKind; other_printed_by: string[] }

export function letters(db: Db, institution: InstitutionId): Letters {
  const select = async (now: Temporal.Instant, rest: ReturnType<typeof sql>): Promise<LetterRecord[]> => {
    const { rows } = await sql<Row>`
      select o.*, ${otherPrintedBy(now)} as other_printed_by
        from outbox o
        join member m using (institution_id, member_id)
       where o.institution_id = ${institution} and ${toPrint(now)} ${rest}`.execute(db)
    return rows.map(read)
  }

  return {
    page(kind, limit, now, after) {
      return select(
        now,
        sql`and o.kind = ${kind} ${behind(after)} order by o.created_at, o.outbox_id limit ${limit}`,
      )
    },
    async count(kind, now) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::integer as count from outbox o
         where o.institution_id = ${institution} and ${toPrint(now)} and o.kind = ${kind}`.execute(db)
      return rows[0]?.count ?? 0
    },
    async lock(kind, ids, now) {
      // First the people, in one order, so that of two who print the two letters of one of them the second sees the first.
      await sql`
        select 1 from member m
         where m.institution_id = ${institution} and m.member_id in (
               select o.member_id from outbox o
                where o.institution_id = ${institution} and o.outbox_id = any(${ids}::uuid[]))
         order by m.member_id
           for no key update`.execute(db)
      return select(
        now,
        sql`and o.kind = ${kind} and o.outbox_id = any(${ids}::uuid[])
        order by o.created_at, o.outbox_id for update of o`,
      )
    },
    async print(printed, { batchId, staffId, at }) {
      if (printed.length === 0) return
      await db
        .insertInto('letter_print')
        .values(
          printed.map(({ item, kind, memberId }) => ({
            institution_id: institution,
            outbox_id: item.id,
            member_id: memberId,
            kind,
            batch_id: batchId,
            printed_by: staffId,
            printed_at: at,
          })),
        )
        .execute()
      await db
        .updateTable('outbox')
        .set({ sealed_body: null, erased_at: at })
        .where('institution_id', '=', institution)
        .where(
          'outbox_id',
          'in',
          printed.map(({ item }) => item.id),
        )
        .execute()
    },
  }
}

const toPrint = (now: Temporal.Instant) =>
  sql`o.channel = 'letter' and o.sealed_body is not null and o.out_of_date_at > ${now}`

const behind = (after: LetterPlace | undefined) =>
  after === undefined
    ? sql``
    : sql`and (o.created_at, o.outbox_id) > (${after.at}::timestamptz, ${after.id}::uuid)`

/**
 * The newest letter of the other kind, if it was printed and what stands in it is of use: PINs as long as they are the
 * temporary ones, a code until it runs out.
 */
const otherPrintedBy = (now: Temporal.Instant) => sql`array(
  select p.printed_by
    from letter_print p
    join outbox x using (institution_id, outbox_id)
   where p.institution_id = o.institution_id and p.member_id = o.member_id and p.kind <> o.kind
     and case p.kind when 'pin-letter' then m.pins_changed_at is null else x.out_of_date_at > ${now} end
     and not exists (
         select 1 from outbox y
          where y.institution_id = x.institution_id and y.member_id = x.member_id and y.kind = x.kind
            and y.created_at > x.created_at))`

function read({ other_printed_by, kind, ...row }: Row): LetterRecord {
  return {
    item: readOutboxItem({ ...row, kind }),
    kind,
    memberId: parseId(row.member_id),
    otherPrintedBy: other_printed_by.map((id) => parseId<StaffId>(id)),
  }
}
