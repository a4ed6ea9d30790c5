import type { Context } from 'hono'
import * as z from 'zod'
import { Malformed } from '../../pki/malformed.ts'

/** The only way JSON enters the office. */
export async function readBody<T>(c: Context, schema: z.core.$ZodType<T>): Promise<T> {
  const text = await c.req.text()
  refuseNul(/(?<!\\)(?:\\\\)*\\u0000/.test(text))
  return parsed(parseJson(text), schema)
}

export function readQuery<T>(c: Context, schema: z.core.$ZodType<T>): T {
  const query = c.req.query()
  refuseNul(Object.values(query).some((value) => value.includes('\0')))
  return parsed(query, schema)
}

/** A page of a list goes on behind the entry that this text of ours names. */
export const cursor = z.string().min(1).max(200).optional()

/** The database takes no NUL, and no keyboard makes one. */
function refuseNul(isThere: boolean): void {
  if (isThere) throw new Malformed('there is a NUL in a text')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Malformed('this is no JSON', { cause })
  }
}

function parsed<T>(value: unknown, schema: z.core.$ZodType<T>): T {
  const read = z.safeParse(schema, value)
  if (!read.success) throw new Malformed(z.prettifyError(read.error))
  return read.data
}

/**
 * Answers with what the schema says and not a field more: a verb that says too much ends here, as a fault, and not in the
 * browser. Dates become ISO texts on the way.
 */
export function tell<S extends z.core.$ZodType>(
  c: Context,
  schema: S,
  value: Jsonable<z.output<S>>,
): Response {
  const told: unknown = JSON.parse(JSON.stringify(value))
  return c.json(z.parse(schema, told) as never)
}

/** What becomes T when it is written as JSON. */
type Jsonable<T> =
  | T
  | (T extends string
      ? Temporal.Instant | Temporal.PlainDate
      : T extends readonly (infer Item)[]
        ? readonly Jsonable<Item>[]
        : T extends object
          ? { readonly [Key in keyof T]: Jsonable<T[Key]> }
          : never)
