import assert from 'node:assert/strict'

/**
 * deepEqual for what may hold a Temporal object. Such an object has no properties of its own, so that deepEqual takes
 * any two instants for the same. scripts/compared-times.ts finds where this one is needed.
 */
export function assertSame<T>(actual: T, expected: T): void {
  assert.deepEqual(withTimesAsText(actual), withTimesAsText(expected))
}

function withTimesAsText(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const kind: unknown = Reflect.get(value, Symbol.toStringTag)
  if (typeof kind === 'string' && kind.startsWith('Temporal.')) return `${kind} ${String(value)}`
  if (Array.isArray(value)) return value.map(withTimesAsText)
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, withTimesAsText(item)]))
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withTimesAsText(item)]))
}

const isPlain = (value: object) => [Object.prototype, null].includes(Object.getPrototypeOf(value))
