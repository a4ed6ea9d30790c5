import type { Act, Decision } from './decision.ts'
import type { Situation } from './situation.ts'

/** Data as JSON holds it: what a decision is stored as. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

export interface DecisionRecord {
  format: 1
  now: string
  act: Plain
  answer: Plain
  /** Numbers of the policy versions that gave the answer. */
  versions: Plain
  /** The life and the switches that were looked at: with the versions they give the same answer again. */
  inputs: Plain
}

/** A decision with its inputs (promise 5). It holds ids, dates and states; no name, no address, no secret. */
export function decisionRecord(act: Act, situation: Situation, decision: Decision): DecisionRecord {
  const { versions, ...answer } = decision
  const { life, switches, now } = situation
  return {
    format: 1,
    now: now.toString(),
    act: plain(act),
    answer: plain(answer),
    versions: plain(versions),
    inputs: plain({ life, switches }),
  }
}

function plain(value: unknown): Plain {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Temporal.Instant || value instanceof Temporal.PlainDate) return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} has no place in a decision`)
  const fields: Record<string, Plain> = {}
  for (const [name, field] of Object.entries(value)) if (field !== undefined) fields[name] = plain(field)
  return fields
}
