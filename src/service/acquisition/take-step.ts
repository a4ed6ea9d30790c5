import { Refusal } from '../../domain/refusal.ts'
import type { WindowStep } from '../../domain/window-steps.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { byMember, record } from '../audit/record.ts'
import { readAcquisition } from './read-acquisition.ts'

/** The person said yes on one of the screens before the key is made. What he said and when is part of the record. */
export async function takeStep(
  ports: Pick<Ports, 'store' | 'clock' | 'random' | 'crypto'>,
  institution: InstitutionRecord,
  token: string | undefined,
  step: WindowStep,
): Promise<void> {
  const { acquisition, member, next } = await readAcquisition(ports, institution, token)
  if (acquisition.steps[step] !== undefined) return // the same button, twice
  if (next !== step) throw new Refusal('renewal-step-out-of-order', `the next step is ${next ?? 'none'}`)
  const now = ports.clock.now()
  await ports.store.transact(institution.id, async (tx) => {
    await tx.acquisitions.setSteps(acquisition.id, { ...acquisition.steps, [step]: now.toString() })
    await record(ports, tx, {
      ...byMember(member.id, now),
      kind: 'acquisition-consented',
      ...(acquisition.entitlementId && { entitlementId: acquisition.entitlementId }),
      facts: { step, keyAlgorithm: acquisition.keyAlgorithm },
    })
  })
}
