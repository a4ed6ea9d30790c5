import { Malformed } from '../pki/malformed.ts'
import type { InstitutionRecord } from '../ports/institution-records.ts'
import type { Ports } from '../ports/ports.ts'
import { didYouMean } from './nearest.ts'

/** Misuse where there is none of this name. */
export async function requireInstitution(
  { store }: Pick<Ports, 'store'>,
  slug: string,
): Promise<InstitutionRecord> {
  const institution = await store.institutions.bySlug(slug)
  if (institution !== undefined) return institution
  const all = await store.institutions.all()
  throw new Malformed(
    `there is no institution ${slug}${didYouMean(
      slug,
      all.map((each) => each.slug),
    )}`,
  )
}
