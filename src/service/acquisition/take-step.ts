import { Refusal } from '../../domain/refusal.ts'
import type { WindowStep } from '../../domain/window-steps.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { readAcquisition } from './read-acquisition.ts'

/** The person said yes on one of the screens before the key is made. */
export async function takeStep(
  { store, clock, crypto }: Pick<Ports, 'store' | 'clock' | 'crypto'>,
  institution: InstitutionRecord,
  token: string | undefined,
  step: WindowStep,
): Promise<void> {
  const { acquisition, next } = await readAcquisition({ store, clock, crypto }, institution, token)
  if (acquisition.steps[step] !== undefined) return // the same button, twice
  if (next !== step) throw new Refusal('renewal-step-out-of-order', `the next step is ${next ?? 'none'}`)
  const steps = { ...acquisition.steps, [step]: clock.now().toString() }
  await store.at(institution.id).acquisitions.setSteps(acquisition.id, steps)
}
