import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Store } from '../../ports/store.ts'

export interface DirectoryEntry {
  institution: InstitutionRecord
  issuers: readonly IssuerRecord[]
}

/** All institutions with their policies and CAs, held in memory: every request begins with one of them. */
export interface Directory {
  bySlug(slug: string): DirectoryEntry | undefined
  all(): readonly DirectoryEntry[]
  /** Reads them anew. Whoever runs the program calls it every second, so that each node follows a change. */
  refresh(): Promise<void>
}

export async function openDirectory(store: Store): Promise<Directory> {
  let entries = new Map<string, DirectoryEntry>()
  async function refresh() {
    const institutions = await store.institutions.all()
    const read = await Promise.all(
      institutions.map(async (institution) => ({
        institution,
        issuers: await store.at(institution.id).issuers.all(),
      })),
    )
    entries = new Map(read.map((entry) => [entry.institution.slug, entry]))
  }
  await refresh()
  return {
    bySlug: (slug) => entries.get(slug),
    all: () => [...entries.values()],
    refresh,
  }
}
