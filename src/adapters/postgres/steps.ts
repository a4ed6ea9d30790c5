import * as z from 'zod'
import type { Steps } from '../../ports/acquisition-records.ts'

const steps = z.record(z.string(), z.string())

/** The jsonb column `steps` of acquisition and renewal. */
export function readSteps(value: unknown): Steps {
  return steps.parse(value)
}
