import { isUuid } from '../../domain/id.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { FoundPlace } from '../../ports/member-search.ts'
import type { ListPlace } from '../../ports/staff-records.ts'

/** Where a list goes on, as a text that the browser gives back as it is. It holds nothing that the page does not show. */
export function encodeListPlace({ at, id }: ListPlace): string {
  return encode([at.toString(), id])
}

export function parseListPlace(text: string | undefined): ListPlace | undefined {
  if (text === undefined) return undefined
  const [at, id] = decode(text)
  if (typeof at !== 'string' || typeof id !== 'string' || !isUuid(id)) throw malformed()
  return { at: parseInstant(at), id }
}

export function encodeFoundPlace({ rank, key, id }: FoundPlace): string {
  return encode([rank, key, id])
}

export function parseFoundPlace(text: string | undefined): FoundPlace | undefined {
  if (text === undefined) return undefined
  const [rank, key, id] = decode(text)
  const isPlace = typeof rank === 'number' && Number.isInteger(rank) && typeof key === 'string'
  if (!isPlace || typeof id !== 'string' || !isUuid(id) || key.includes('\0')) throw malformed()
  return { rank, key, id }
}

/** How many are left of a contract, and which contract. */
export interface LeftPlace {
  left: number
  contractId: string
}

export function encodeLeftPlace({ left, contractId }: LeftPlace): string {
  return encode([left, contractId])
}

export function parseLeftPlace(text: string | undefined): LeftPlace | undefined {
  if (text === undefined) return undefined
  const [left, contractId] = decode(text)
  const isCount = typeof left === 'number' && Number.isInteger(left) && left >= 0 && left <= 1_000_000_000
  if (!isCount || typeof contractId !== 'string' || !isUuid(contractId)) throw malformed()
  return { left, contractId }
}

/** A day, and which of those of the day. */
export interface DayPlace {
  day: Temporal.PlainDate
  id: string
}

export function encodeDayPlace({ day, id }: DayPlace): string {
  return encode([day.toString(), id])
}

export function parseDayPlace(text: string | undefined): DayPlace | undefined {
  if (text === undefined) return undefined
  const [day, id] = decode(text)
  const isDay = typeof day === 'string' && /^(?!0000)\d{4}-\d\d-\d\d$/.test(day)
  if (!isDay || typeof id !== 'string' || !isUuid(id)) throw malformed()
  try {
    return { day: Temporal.PlainDate.from(day), id }
  } catch {
    throw malformed()
  }
}

function encode(parts: readonly (string | number)[]): string {
  return new TextEncoder()
    .encode(JSON.stringify(parts))
    .toBase64({ alphabet: 'base64url', omitPadding: true })
}

function decode(text: string): unknown[] {
  try {
    const bytes = Uint8Array.fromBase64(text, { alphabet: 'base64url' })
    const parts: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return Array.isArray(parts) ? parts : []
  } catch {
    throw malformed()
  }
}

function parseInstant(text: string): Temporal.Instant {
  try {
    return inOurYears(Temporal.Instant.from(text))
  } catch {
    throw malformed()
  }
}

/** Those of four digits: the database does not know the years that Temporal writes with a sign, nor a year 0. */
function inOurYears(at: Temporal.Instant): Temporal.Instant {
  if (!/^(?!0000)\d{4}-/.test(at.toString())) throw malformed()
  return at
}

const malformed = () => new Malformed('this is no place in a list')
