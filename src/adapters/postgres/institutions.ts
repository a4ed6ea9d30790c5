import type { Selectable } from 'kysely'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { SwitchedOff } from '../../domain/kill-switch.ts'
import type { PolicyVersion } from '../../domain/policy.ts'
import type { InstitutionRecord, Institutions } from '../../ports/institution-records.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Db, Pool } from './db.ts'
import { killSwitches } from './kill-switches.ts'
import { readVersions, versionRow } from './policy-versions.ts'
import type { Schema } from './schema.ts'

/** The list of institutions is the one thing that is read for none of them; what each decides, it is asked by itself. */
export function institutions(
  pool: Pool,
  repositories: (db: Db, institution: InstitutionId) => Repositories,
): Institutions {
  const list = () => pool.selectFrom('institution').selectAll().orderBy('slug')
  const complete = (row: Row) => completeWith(pool.of(parseId(row.institution_id)), row)

  return {
    async bySlug(slug) {
      const row = await list().where('slug', '=', slug).executeTakeFirst()
      return row && (await complete(row))
    },

    async all() {
      const all: InstitutionRecord[] = []
      for (const row of await list().execute()) all.push(await complete(row))
      return all
    },

    async add(institution, at, also = async () => {}) {
      const { id, slug, name, accent, mark } = institution
      await pool
        .of(id)
        .transaction()
        .execute(async (tx) => {
          await tx
            .insertInto('institution')
            .values({
              institution_id: id,
              slug,
              name_ja: name.ja,
              name_en: name.en,
              accent,
              mark,
              created_at: at,
            })
            .execute()
          await tx
            .insertInto('policy_version')
            .values(institution.versions.map((version) => versionRow(id, version, at)))
            .execute()
          await also(repositories(tx, id))
        })
    },
  }
}

type Row = Selectable<Schema['institution']>

async function completeWith(db: Db, row: Row): Promise<InstitutionRecord> {
  const id = parseId<InstitutionId>(row.institution_id)
  const versions = await readVersions(db, id, row.slug)
  const engaged = await killSwitches(db, id).engaged()
  return read(
    row,
    versions,
    engaged.map(({ name, since, words }) => ({ name, since, words })),
  )
}

function read(row: Row, versions: PolicyVersion[], switchedOff: SwitchedOff[]): InstitutionRecord {
  return {
    id: parseId<InstitutionId>(row.institution_id),
    slug: row.slug,
    name: { ja: row.name_ja, en: row.name_en },
    accent: row.accent,
    mark: row.mark,
    versions,
    switchedOff,
  }
}
