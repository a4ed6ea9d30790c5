import { type RawBuilder, sql } from 'kysely'
import type { BoardKey, BoardReading } from '../../domain/board.ts'
import type { BoardAudience, BoardState } from '../../domain/board-message.ts'
import type { InstitutionId } from '../../domain/id.ts'
import type { BoardRecords } from '../../ports/board.ts'
import {
  type BoardMessageRow,
  type BoardOfficeRow,
  type BoardTitleRow,
  readMessage,
  readOfficeRow,
  readTitle,
  writeMessage,
} from './board-rows.ts'
import type { Db } from './db.ts'

export function boardRecords(db: Db, institution: InstitutionId): BoardRecords {
  const from = sql`
        from board_message b
        left join contract c using (institution_id, contract_id)
       where b.institution_id = ${institution}`
  const contract = sql`c.contract_number, c.name_ja as contract_name_ja, c.name_en as contract_name_en`
  const select = async (rest: RawBuilder<unknown>) => {
    const { rows } = await sql<BoardMessageRow>`select b.*, ${contract} ${from} ${rest}`.execute(db)
    return rows.map(readMessage)
  }

  return {
    async publish(message) {
      await db.insertInto('board_message').values(writeMessage(institution, message)).execute()
    },
    async byId(id) {
      return (await select(sql`and b.message_id = ${id}`))[0]
    },
    async lock(id) {
      return (await select(sql`and b.message_id = ${id} for update of b`))[0]
    },
    async withdraw(id, by, at) {
      const { numUpdatedRows } = await db
        .updateTable('board_message')
        .set({ withdrawal_id: by, withdrawn_at: at })
        .where('institution_id', '=', institution)
        .where('message_id', '=', id)
        .where('withdrawn_at', 'is', null)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    },
    async standing(reader, today) {
      const { rows } = await sql<BoardTitleRow>`
        select b.message_id, b.title_ja, b.title_en, b.priority, b.audience, b.contract_id, b.shown_from,
               b.shown_until, b.approval_id, b.published_at, b.withdrawal_id, b.withdrawn_at, b.institution_id, ${contract}
               ${from}
           and b.shown_until >= ${today.toString()}::date and b.shown_from <= ${today.toString()}::date
           and b.withdrawn_at is null and (b.contract_id is null or b.contract_id = ${reader})`.execute(db)
      return rows.map(readTitle)
    },
    readings: (member, keys) => readings(db, institution, member, keys),
    async show(member, keys, at) {
      if (keys.length === 0) return
      const rows = keys.map(({ kind, subject }) => ({
        institution_id: institution,
        member_id: member,
        kind,
        subject,
        shown_at: at,
      }))
      await db
        .insertInto('board_read')
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },
    async read(member, { kind, subject }, at) {
      const row = { institution_id: institution, member_id: member, kind, subject, shown_at: at, read_at: at }
      await db
        .insertInto('board_read')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .columns(['institution_id', 'member_id', 'kind', 'subject'])
            .doUpdateSet({ read_at: at })
            .where('board_read.read_at', 'is', null),
        )
        .execute()
    },
    page(state, today, limit, after) {
      const at = after?.at ?? null
      return officeRows(
        db,
        institution,
        sql`and ${inState[state](sql`${today.toString()}::date`)}
            and (${at}::timestamptz is null
                 or (b.published_at, b.message_id) < (${at}::timestamptz, ${after?.id ?? null}::uuid))
          order by b.published_at desc, b.message_id desc limit ${limit}`,
      )
    },
    async row(id) {
      return (await officeRows(db, institution, sql`and b.message_id = ${id}`))[0]
    },
    reach: (audience) => reach(db, institution, audience),
  }
}

type Day = RawBuilder<unknown>

/** As domain/board-message.ts has it. */
const inState: Record<BoardState, (today: Day) => RawBuilder<unknown>> = {
  coming: (today) => sql`b.withdrawn_at is null and b.shown_from > ${today}`,
  current: (today) => sql`b.withdrawn_at is null and b.shown_from <= ${today} and b.shown_until >= ${today}`,
  over: (today) => sql`(b.withdrawn_at is not null or b.shown_until < ${today})`,
}

async function officeRows(db: Db, institution: InstitutionId, rest: RawBuilder<unknown>) {
  const { rows } = await sql<BoardOfficeRow>`
    select b.*, c.contract_number, c.name_ja as contract_name_ja, c.name_en as contract_name_en,
           asker.display_name as asker, approver.display_name as approver,
           taker.display_name as taker, agreed.display_name as agreed,
           (select count(*)::int from board_read r
             where r.institution_id = b.institution_id and r.message_id = b.message_id
               and r.read_at is not null) as readers
      from board_message b
      left join contract c using (institution_id, contract_id)
      join approval a on a.institution_id = b.institution_id and a.approval_id = b.approval_id
      join staff asker on asker.institution_id = a.institution_id and asker.staff_id = a.requested_by
      join staff approver on approver.institution_id = a.institution_id and approver.staff_id = a.decided_by
      left join approval w on w.institution_id = b.institution_id and w.approval_id = b.withdrawal_id
      left join staff taker on taker.institution_id = w.institution_id and taker.staff_id = w.requested_by
      left join staff agreed on agreed.institution_id = w.institution_id and agreed.staff_id = w.decided_by
     where b.institution_id = ${institution} ${rest}`.execute(db)
  return rows.map(readOfficeRow)
}

async function readings(
  db: Db,
  institution: InstitutionId,
  member: string,
  keys: readonly BoardKey[],
): Promise<BoardReading[]> {
  if (keys.length === 0) return []
  const rows = await db
    .selectFrom('board_read')
    .select(['kind', 'subject', 'shown_at', 'read_at'])
    .where('institution_id', '=', institution)
    .where('member_id', '=', member)
    .where(
      'subject',
      'in',
      keys.map(({ subject }) => subject),
    )
    .execute()
  return rows.map(({ kind, subject, shown_at, read_at }) => ({
    kind,
    subject,
    shownAt: shown_at,
    ...(read_at !== null && { readAt: read_at }),
  }))
}

async function reach(db: Db, institution: InstitutionId, audience: BoardAudience): Promise<number> {
  const { people } = await db
    .selectFrom('member')
    .select(sql<number>`count(*)::int`.as('people'))
    .where('institution_id', '=', institution)
    .where('ended_at', 'is', null)
    .$if(audience.kind === 'administrators', (query) => query.where('role', '=', 'administrator'))
    .$if(audience.kind === 'contract', (query) =>
      query.where('contract_id', '=', audience.kind === 'contract' ? audience.contractId : ''),
    )
    .executeTakeFirstOrThrow()
  return people
}
