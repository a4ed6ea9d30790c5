import type { Selectable } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Branch, ContractRecord, Members } from '../../ports/member-records.ts'
import type { Db } from './db.ts'
import type { Schema } from './schema.ts'

export function contracts(
  db: Db,
  institution: InstitutionId,
): Pick<Members, 'addContract' | 'contractByNumber'> {
  return {
    async addContract({ id, number, name, kana, branch }, at) {
      await db
        .insertInto('contract')
        .values({
          institution_id: institution,
          contract_id: id,
          contract_number: number,
          name_ja: name.ja,
          name_en: name.en,
          name_kana: kana ?? null,
          branch_code: branch?.code ?? null,
          branch_name: branch?.name ?? null,
          created_at: at,
        })
        .execute()
    },
    async contractByNumber(number) {
      const row = await db
        .selectFrom('contract')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('contract_number', '=', number)
        .executeTakeFirst()
      return row && readContract(row)
    },
  }
}

export function readContract(row: Selectable<Schema['contract']>): ContractRecord {
  return {
    id: parseId(row.contract_id),
    number: row.contract_number,
    name: { ja: row.name_ja, en: row.name_en },
    ...(row.name_kana !== null && { kana: row.name_kana }),
    ...readBranch(row),
  }
}

/** Both columns or neither: a check of the table. */
export function readBranch(row: { branch_code: string | null; branch_name: string | null }): {
  branch?: Branch
} {
  const { branch_code: code, branch_name: name } = row
  return code === null || name === null ? {} : { branch: { code, name } }
}
