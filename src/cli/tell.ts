import * as z from 'zod/mini'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'

/**
 * The answer of a verb: lines for people, or JSON as its schema of wire/ says. An answer that says more or less than the
 * schema is a fault of ours. `verdict`: of one that looks whether something is as it should be.
 */
export function tell(
  form: 'text' | 'json',
  schema: z.core.$ZodType,
  value: object,
  lines: () => readonly string[],
  verdict: 'well' | 'not-well' = 'well',
): Printed {
  const text = form === 'text' ? lines().join('\n') : inJson(schema, value)
  if (verdict === 'well') return { text: `${text}\n`, exitCode: exitCodes.done }
  return { text: `${text}\n`, exitCode: exitCodes.refused, isReport: true }
}

function inJson(schema: z.core.$ZodType, value: object): string {
  return JSON.stringify(z.parse(schema, JSON.parse(JSON.stringify(value))), undefined, 2)
}
