import { sql } from 'kysely'
import type { InstitutionId } from '../../domain/id.ts'
import type { Register, RegisterCounts } from '../../ports/register.ts'
import type { Db } from './db.ts'

export function register(db: Db, institution: InstitutionId): Register {
  return {
    async counts() {
      const { rows } = await sql<RegisterCounts>`
        select (select count(*) from contract where institution_id = ${institution})::integer as contracts,
               (select count(*) from member where institution_id = ${institution} and ended_at is null)::integer as members,
               (select count(*) from certificate
                 where institution_id = ${institution} and stage = 'current')::integer as certificates`.execute(
        db,
      )
      return rows[0] ?? { contracts: 0, members: 0, certificates: 0 }
    },
  }
}
