import * as z from 'zod/mini'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'

/**
 * The answer of a verb that reads: lines for people, or JSON as its schema of wire/ says. An answer that says more or less
 * than the schema is a fault of ours.
 */
export function tell(
  form: 'text' | 'json',
  schema: z.core.$ZodType,
  value: object,
  lines: () => readonly string[],
): Printed {
  if (form === 'text') return { text: `${lines().join('\n')}\n`, exitCode: exitCodes.done }
  const told = z.parse(schema, JSON.parse(JSON.stringify(value)))
  return { text: `${JSON.stringify(told, undefined, 2)}\n`, exitCode: exitCodes.done }
}
