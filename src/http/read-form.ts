import type { Context } from 'hono'
import * as z from 'zod'
import { Malformed } from '../pki/malformed.ts'

/** One line of text that somebody typed. The database takes no NUL, and no keyboard makes one. */
export const line = z
  .string()
  .max(200)
  .refine((text) => !text.includes('\0'))
  .default('')

/** The only way a form enters the program: what comes out has the type that its schema says. */
export async function readForm<T>(c: Context, schema: z.core.$ZodType<T>): Promise<T> {
  const body: unknown = await c.req.parseBody().catch(() => undefined)
  const parsed = z.safeParse(schema, body)
  if (!parsed.success) throw new Malformed('the form has fields that it should not have, or too long ones')
  return parsed.data
}

/** The only way JSON enters the program. */
export async function readJson<T>(c: Context, schema: z.core.$ZodType<T>): Promise<T> {
  return parseWith(schema, await c.req.json().catch(() => undefined))
}

/** The same, of a body that has been read. */
export function readJsonText<T>(text: string, schema: z.core.$ZodType<T>): T {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    body = undefined
  }
  return parseWith(schema, body)
}

function parseWith<T>(schema: z.core.$ZodType<T>, body: unknown): T {
  const parsed = z.safeParse(schema, body)
  if (!parsed.success) throw new Malformed(z.prettifyError(parsed.error))
  return parsed.data
}
