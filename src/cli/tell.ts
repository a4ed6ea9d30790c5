import type * as z from 'zod'
import { exitCodes } from './exit-code.ts'
import type { Printed } from './printed.ts'

/**
 * The answer of a verb that reads: lines for people, or JSON as its schema of wire/ says. An answer that says more or less
 * than the schema is a fault of ours.
 */
export function tell(
  form: 'text' | 'json',
  schema: z.ZodType,
  value: object,
  lines: () => readonly string[],
): Printed {
  if (form === 'text') return { text: `${lines().join('\n')}\n`, exitCode: exitCodes.done }
  const told = schema.parse(JSON.parse(JSON.stringify(value)))
  return { text: `${JSON.stringify(told, undefined, 2)}\n`, exitCode: exitCodes.done }
}
