import { sql } from 'kysely'
import type { Accent, Mark } from '../../domain/appearance.ts'
import { type InstitutionId, parseId } from '../../domain/id.ts'
import type { Policy } from '../../domain/policy.ts'
import type { InstitutionRecord, Institutions } from '../../ports/institution-records.ts'
import type { Repositories } from '../../ports/store.ts'
import type { Db } from './db.ts'

interface Row {
  institution_id: string
  slug: string
  name_ja: string
  name_en: string
  accent: Accent
  mark: Mark
  versions: { version: number; effectiveFrom: string; policy: Policy }[]
}

/** `repositories` gives those of one institution on a connection. */
export function institutions(
  db: Db,
  repositories: (db: Db, institution: InstitutionId) => Repositories,
): Institutions {
  return {
    async bySlug(slug) {
      const [row] = await select(db, slug)
      return row && read(row)
    },

    async all() {
      const rows = await select(db, undefined)
      return rows.map(read)
    },

    async add(institution, at, also = async () => {}) {
      await db.transaction().execute(async (tx) => {
        const { id, slug, name, accent, mark } = institution
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
          .values(institution.versions.map((version) => policyRow(id, version, at)))
          .execute()
        await also(repositories(tx, id))
      })
    },
  }
}

/** The institution and all its policy versions in one statement: it stands at the head of every request. */
async function select(db: Db, slug: string | undefined): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select i.institution_id, i.slug, i.name_ja, i.name_en, i.accent, i.mark,
           json_agg(json_build_object('version', v.version, 'effectiveFrom', v.effective_from, 'policy', v.policy)
                    order by v.effective_from) as versions
      from institution i
      join policy_version v using (institution_id)
     where ${slug ?? null}::text is null or i.slug = ${slug ?? null}
     group by i.institution_id
     order by i.slug`.execute(db)
  return rows
}

function read(row: Row): InstitutionRecord {
  return {
    id: parseId<InstitutionId>(row.institution_id),
    slug: row.slug,
    name: { ja: row.name_ja, en: row.name_en },
    accent: row.accent,
    mark: row.mark,
    // A policy is checked when it enters (service/institution/add-institution.ts); policy_version is insert-only.
    versions: row.versions.map(({ version, effectiveFrom, policy }) => ({
      version,
      effectiveFrom: Temporal.PlainDate.from(effectiveFrom),
      policy,
    })),
  }
}

function policyRow(
  id: InstitutionId,
  { version, effectiveFrom, policy }: InstitutionRecord['versions'][number],
  at: Temporal.Instant,
) {
  return {
    institution_id: id,
    version,
    effective_from: effectiveFrom,
    policy: JSON.stringify(policy),
    created_at: at,
  }
}
