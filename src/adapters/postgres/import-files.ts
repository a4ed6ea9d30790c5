import { sql } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Joining } from '../../ports/joining.ts'
import type { Db } from './db.ts'

/** Files that staff have brought, until it is decided about them. */
export function importFiles(
  db: Db,
  institution: InstitutionId,
): Pick<Joining, 'addFile' | 'file' | 'eraseFiles' | 'eraseForgotten'> {
  return {
    async addFile({ id, what, issues, issuerId, name, sha256, content }, by, at) {
      await db
        .insertInto('import_file')
        .values({
          institution_id: institution,
          import_id: id,
          what,
          issues,
          issuer_id: issuerId ?? null,
          name,
          sha256,
          content,
          brought_by: typeof by === 'string' ? by : null,
          brought_by_client: typeof by !== 'string' && 'client' in by ? by.client : null,
          brought_at_terminal: typeof by !== 'string' && 'operator' in by ? by.operator : null,
          brought_at: at,
        })
        .execute()
    },
    async file({ what, issues, issuerId, sha256 }) {
      const row = await db
        .selectFrom('import_file')
        .selectAll()
        .where('institution_id', '=', institution)
        .where('what', '=', what)
        .where('issues', '=', issues)
        .where(sql<boolean>`issuer_id is not distinct from ${issuerId ?? null}::uuid`)
        .where('sha256', '=', sha256)
        .where('content', 'is not', null)
        .orderBy('brought_at', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (row === undefined || row.content === null) return undefined
      const { import_id: id, name, content } = row
      return {
        id,
        what,
        issues,
        ...(row.issuer_id !== null && { issuerId: parseId(row.issuer_id) }),
        name,
        sha256: row.sha256,
        content,
      }
    },
    async eraseFiles(sha256, at) {
      await db
        .updateTable('import_file')
        .set({ content: null, erased_at: at })
        .where('institution_id', '=', institution)
        .where('sha256', '=', sha256)
        .where('content', 'is not', null)
        .execute()
    },
    async eraseForgotten(at) {
      const { numAffectedRows = 0n } = await sql`
        update import_file f
           set content = null, erased_at = ${at}::timestamptz
         where f.institution_id = ${institution} and f.content is not null
           and not exists (
                 select from approval a
                  where a.institution_id = ${institution} and a.state = 'open' and a.kind = 'import'
                    and a.shown ->> 'sha256' = encode(f.sha256, 'hex'))`.execute(db)
      return Number(numAffectedRows)
    },
  }
}
