import { isSlug } from '../../domain/institution-slug.ts'
import { oneLine } from '../../domain/one-line.ts'
import { policyFaults } from '../../domain/policy-faults.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { NewInstitution } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'

/** A new tenant with its policy, of which each version is looked at before anybody lives by it. */
export async function addInstitution(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: NewInstitution,
): Promise<void> {
  const { slug, name, versions } = institution
  if (!isSlug(slug))
    throw new Malformed(
      `no institution can be called "${slug}": a small letter, then small letters and digits, 16 at most`,
    )
  for (const text of [name.ja, name.en]) {
    // It stands in the subject of every certificate, whose organizationName holds as much (RFC 5280, appendix A.1).
    if (text === '' || text.length > 64 || oneLine(text) !== text) {
      throw new Malformed(`the name of ${slug} must be one line of 1 to 64 characters`)
    }
  }
  for (const { version, policy } of versions) {
    const faults = policyFaults(policy)
    if (faults.length > 0) throw new Malformed(`policy ${version} of ${slug}: ${faults.join('; ')}`)
  }
  const at = ports.clock.now()
  await ports.store.institutions.add(institution, at, async (tx) => {
    await record(ports, tx, { at, actor: 'system', kind: 'institution-made', facts: { slug } })
    for (const { version } of versions) {
      await record(ports, tx, { at, actor: 'system', kind: 'policy-version-added', facts: { version } })
    }
  })
}
