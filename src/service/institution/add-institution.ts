import { policyFaults } from '../../domain/policy-faults.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { record } from '../audit/record.ts'

/** A new tenant with its policy, of which each version is looked at before anybody lives by it. */
export async function addInstitution(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
): Promise<void> {
  const { slug, versions } = institution
  for (const { version, policy } of versions) {
    const faults = policyFaults(policy)
    if (faults.length > 0) throw new Error(`policy ${version} of ${slug}: ${faults.join('; ')}`)
  }
  const at = ports.clock.now()
  await ports.store.institutions.add(institution, at, async (tx) => {
    await record(ports, tx, { at, actor: 'system', kind: 'institution-made', facts: { slug } })
    for (const { version } of versions) {
      await record(ports, tx, { at, actor: 'system', kind: 'policy-version-added', facts: { version } })
    }
  })
}
