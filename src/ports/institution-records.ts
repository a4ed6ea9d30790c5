import type { Accent, Mark } from '../domain/appearance.ts'
import type { InstitutionId } from '../domain/id.ts'
import type { Bilingual } from '../domain/language.ts'
import type { PolicyVersion } from '../domain/policy.ts'
import type { Repositories } from './store.ts'

export interface InstitutionRecord {
  id: InstitutionId
  /** The first label of its host names. */
  slug: string
  name: Bilingual
  accent: Accent
  mark: Mark
  /** In the order of their first days; never empty. */
  versions: readonly PolicyVersion[]
}

export interface Institutions {
  /** Undefined where no institution has this host label. */
  bySlug(slug: string): Promise<InstitutionRecord | undefined>
  all(): Promise<InstitutionRecord[]>
  /** With its policy versions, and with what `also` writes in the same transaction. */
  add(
    institution: InstitutionRecord,
    at: Temporal.Instant,
    also?: (repositories: Repositories) => Promise<void>,
  ): Promise<void>
}
