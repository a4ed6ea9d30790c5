import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Dice } from './dice.ts'
import { hostileWord } from './hostile.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

const root = join(import.meta.dirname, '..', '..', 'src')
const wire = await schemasOfWire()
const wanted = bodiesOfOffice()

/**
 * What the office's schema of this path asks for, all of it or but for one thing: it gets past the first look and comes to
 * the verb. A path that takes no body gets that of another.
 */
export function nearlyJson(roll: Dice, path: string, ids: readonly string[]): unknown {
  const any = [...wanted.values()]
  const schema = wanted.get(path) ?? any[roll.roll(any.length)] ?? {}
  const body = made(roll, schema, ids)
  if (typeof body !== 'object' || body === null || !roll.once(3)) return body
  const names = Object.keys(body)
  const spoilt = roll.once(3) ? hostileWord(roll) : (names[roll.roll(names.length || 1)] ?? 'more')
  return { ...body, [spoilt]: roll.of([null, true, -1, [], {}, '', hostileWord(roll)]) }
}

/** By path: a route reads its body before it does anything else. */
function bodiesOfOffice(): ReadonlyMap<string, JsonSchema> {
  const found = new Map<string, JsonSchema>()
  for (const file of globSync('http/office/*.ts', { cwd: root })) {
    const routes = readFileSync(join(root, file), 'utf8').split(/(?=\.(?:get|post)\()/)
    for (const route of routes) {
      const path = /^\.post\(\s*'([^']+)'/.exec(route)?.[1]
      const schema = wire.get(/\breadBody\(c, (\w+)\)/.exec(route)?.[1] ?? '')
      if (path !== undefined && schema !== undefined) found.set(path, schema)
    }
  }
  if (found.size < 10) throw new Error(`the office takes only ${found.size} bodies`)
  return found
}

async function schemasOfWire(): Promise<ReadonlyMap<string, JsonSchema>> {
  const found = new Map<string, JsonSchema>()
  for (const file of globSync('wire/*.ts', { cwd: root })) {
    const exported: Record<string, unknown> = await import(join(root, file))
    for (const [name, value] of Object.entries(exported)) {
      if (value instanceof z.core.$ZodObject) {
        found.set(name, z.toJSONSchema(value, { io: 'input', unrepresentable: 'any' }))
      }
    }
  }
  return found
}

function made(roll: Dice, schema: JsonSchema, ids: readonly string[]): unknown {
  const choices = schema.anyOf ?? schema.oneOf ?? schema.enum?.map((value) => ({ const: value }))
  if (choices !== undefined) return made(roll, choices[roll.roll(choices.length)] ?? {}, ids)
  if ('const' in schema) return schema.const
  switch (schema.type) {
    case 'object':
      return objectOf(roll, schema, ids)
    case 'array':
      return Array.from({ length: roll.roll(3) }, () => made(roll, itemOf(schema), ids))
    case 'boolean':
      return roll.once(2)
    case 'integer':
    case 'number':
      return roll.of([0, 1, -1, 400, 1e308])
    case 'string':
      return textOf(roll, schema, ids)
    case 'null':
    case undefined:
      break
  }
  return roll.of([null, {}, hostileWord(roll)])
}

function objectOf(roll: Dice, { properties = {}, required = [] }: JsonSchema, ids: readonly string[]) {
  const there = Object.entries(properties).filter(([name]) => required.includes(name) || roll.once(2))
  return Object.fromEntries(
    there.map(([name, schema]) => [name, typeof schema === 'object' ? made(roll, schema, ids) : null]),
  )
}

const itemOf = ({ items }: JsonSchema): JsonSchema =>
  typeof items === 'object' && !Array.isArray(items) ? items : {}

function textOf(roll: Dice, { format, pattern, maxLength }: JsonSchema, ids: readonly string[]): string {
  if (roll.once(4)) return hostileWord(roll)
  if (format === 'uuid') return ids[roll.roll(ids.length + 1)] ?? '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
  if (format === 'date') return roll.of(['2026-11-23', '2027-02-29', '-271821-04-19', '+275760-09-13'])
  if (pattern?.includes('{64}')) return '0'.repeat(64)
  if (pattern?.includes('{6}')) return '123456'
  return roll.of(['kenji', 'yuko', '山田', 'x', 'x'.repeat(maxLength ?? 500)])
}
