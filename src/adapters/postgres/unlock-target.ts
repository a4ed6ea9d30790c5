import { sql } from 'kysely'
import { type InstitutionId, type MemberId, parseId } from '../../domain/id.ts'
import type { Door } from '../../domain/life.ts'
import type { UnlockTarget } from '../../domain/unlock.ts'
import type { Db } from './db.ts'
import { readStops } from './life.ts'
import { type MemberRow, memberColumns } from './members.ts'

export async function readTarget(
  db: Db,
  institution: InstitutionId,
  memberId: MemberId,
): Promise<UnlockTarget | undefined> {
  const { rows } = await sql<MemberRow & { version: number }>`
    select ${memberColumns}, m.version
      from member m join contract c using (institution_id, contract_id)
     where m.institution_id = ${institution} and m.member_id = ${memberId}`.execute(db)
  const [member] = rows
  if (member === undefined) return undefined
  const doors = await sql<{ door: Door; locked_at: Temporal.Instant; version: number }>`
    select door, locked_at, version
      from door
     where institution_id = ${institution} and member_id = ${memberId} and locked_at is not null
     order by door`.execute(db)
  return {
    memberId: parseId(member.member_id),
    contractNumber: member.contract_number,
    contractName: { ja: member.contract_name_ja, en: member.contract_name_en },
    loginId: member.login_id,
    name: member.display_name,
    role: member.role,
    stops: readStops(member),
    version: member.version,
    doors: doors.rows.map(({ door, locked_at, version }) => ({ door, lockedAt: locked_at, version })),
  }
}

/** The contract's name is shown too: it stays as it is as long as the member is held. */
export async function lockTarget(
  db: Db,
  institution: InstitutionId,
  memberId: MemberId,
): Promise<UnlockTarget | undefined> {
  await sql`
    select 1 from member m join contract c using (institution_id, contract_id)
     where m.institution_id = ${institution} and m.member_id = ${memberId}
       for no key update`.execute(db)
  await sql`
    select 1 from door
     where institution_id = ${institution} and member_id = ${memberId}
     order by door
       for update`.execute(db)
  return readTarget(db, institution, memberId)
}
