import type { Accent, Mark } from '../domain/appearance.ts'
import type { InstitutionId } from '../domain/id.ts'
import type { SwitchedOff } from '../domain/kill-switch.ts'
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
  /**
   * What staff have switched off, as it was when this record was read: for pages to say so. Whoever decides an act reads
   * it anew, with the life of the member.
   */
  switchedOff: readonly SwitchedOff[]
}

export type NewInstitution = Omit<InstitutionRecord, 'switchedOff'>

export interface Institutions {
  /** Undefined where no institution has this host label. */
  bySlug(slug: string): Promise<InstitutionRecord | undefined>
  all(): Promise<InstitutionRecord[]>
  /** With its policy versions, and with what `also` writes in the same transaction. */
  add(
    institution: NewInstitution,
    at: Temporal.Instant,
    also?: (repositories: Repositories) => Promise<void>,
  ): Promise<void>
}
