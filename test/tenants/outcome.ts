import { Refusal } from '../../src/domain/refusal.ts'
import { Malformed } from '../../src/pki/malformed.ts'

/** How a verb ended: what was said, as text, and its shape, which is the same for whatever was of the same kind. */
export interface Outcome {
  text: string
  shape:
    | { answer: unknown }
    | { refusal: string; facts: unknown }
    | { malformed: string }
    | { fault: string; code: unknown }
}

export async function outcomeOf(act: () => Promise<unknown>): Promise<Outcome> {
  try {
    const answer = await act()
    return { text: readable(answer), shape: { answer: shapeOf(JSON.parse(readable(answer))) } }
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, message, facts } = error
      return {
        text: readable({ code, message, facts }),
        shape: { refusal: code, facts: shapeOf(JSON.parse(readable(facts))) },
      }
    }
    if (error instanceof Malformed) return { text: error.message, shape: { malformed: error.message } }
    // A fault of ours: nobody is shown it, and it is the same fault.
    const name = error instanceof Error ? error.name : 'fault'
    return { text: '', shape: { fault: name, code: codeOf(error) } }
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

/** JSON with bytes as hexadecimal digits, so that one can look for something in it. */
export function readable(value: unknown): string {
  const text = JSON.stringify(value, (_key, field: unknown) =>
    field instanceof Uint8Array ? field.toHex() : field,
  )
  return text ?? 'null'
}

/** Words stay; numbers, names and everything that chance makes are of a kind. */
function shapeOf(value: unknown): unknown {
  if (typeof value === 'string') return /^[a-z][a-z-]{0,30}$/.test(value) ? value : 'text'
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, shapeOf(field)]))
}
