import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Members } from '../../ports/member-records.ts'
import type { Db } from './db.ts'

export function contracts(
  db: Db,
  institution: InstitutionId,
): Pick<Members, 'addContract' | 'contractByNumber'> {
  return {
    async addContract({ id, number, name }, at) {
      await db
        .insertInto('contract')
        .values({
          institution_id: institution,
          contract_id: id,
          contract_number: number,
          name_ja: name.ja,
          name_en: name.en,
          created_at: at,
        })
        .execute()
    },
    async contractByNumber(number) {
      const row = await db
        .selectFrom('contract')
        .select(['contract_id', 'name_ja', 'name_en'])
        .where('institution_id', '=', institution)
        .where('contract_number', '=', number)
        .executeTakeFirst()
      return row && { id: parseId(row.contract_id), number, name: { ja: row.name_ja, en: row.name_en } }
    },
  }
}
