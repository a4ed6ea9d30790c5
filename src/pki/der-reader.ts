import { type Bytes, toNumber } from './bytes.ts'
import type { Der } from './der.ts'
import { checkUniversal } from './der-universal.ts'
import { Malformed } from './malformed.ts'
import { type Oid, parseOid } from './oid.ts'

/** One value: its whole encoding, its contents octets, and the values in it when it is constructed. */
export interface Element {
  readonly tag: number
  readonly der: Der
  readonly content: Bytes
  readonly elements: readonly Element[]
}

const maxBytes = 0xffff
const maxDepth = 16

/**
 * The one value that these bytes are, under DER and nothing looser. What it answers with is a copy:
 * it stays true when the sender's buffer changes. `atMost` where more than usual is right.
 */
export function readDer(bytes: Uint8Array, atMost = maxBytes): Element {
  if (bytes.length > atMost) throw new Malformed(`longer than ${atMost} bytes`)
  if (bytes.length === 0) throw new Malformed('no bytes')
  const value = readOne(new Uint8Array(bytes), 0, bytes.length, 0)
  if (value.end < bytes.length) throw new Malformed('bytes after the end')
  return value
}

/** Its octets are looked at where they lie; of most values nobody asks for them apart. */
class Value implements Element {
  readonly tag: number
  readonly elements: readonly Element[]
  readonly end: number
  readonly #bytes: Bytes
  readonly #at: number
  readonly #start: number
  #content: Bytes | undefined

  constructor(bytes: Bytes, at: number, start: number, end: number, elements: readonly Element[]) {
    this.tag = bytes[at] ?? 0
    this.elements = elements
    this.end = end
    this.#bytes = bytes
    this.#at = at
    this.#start = start
  }

  get der(): Der {
    return this.#bytes.subarray(this.#at, this.end)
  }

  get content(): Bytes {
    this.#content ??= this.#bytes.subarray(this.#start, this.end)
    return this.#content
  }
}

function readAll(bytes: Bytes, start: number, end: number, depth: number): Element[] {
  if (depth > maxDepth) throw new Malformed(`values more than ${maxDepth} deep in each other`)
  const elements: Element[] = []
  for (let at = start; at < end; ) {
    const value = readOne(bytes, at, end, depth)
    elements.push(value)
    at = value.end
  }
  return elements
}

function readOne(bytes: Bytes, at: number, limit: number, depth: number): Value {
  const tag = bytes[at] ?? 0
  if ((tag & 0x1f) === 0x1f) throw new Malformed('a tag number above 30')
  const { start, length } = readLength(bytes, at, limit)
  const end = start + length
  if (end > limit) throw new Malformed('a value that is cut short')
  if (tag & 0x20) {
    checkUniversal(tag) // before what lies in it
    return new Value(bytes, at, start, end, readAll(bytes, start, end, depth + 1))
  }
  const value = new Value(bytes, at, start, end, none)
  checkUniversal(tag, value)
  return value
}

const none: readonly Element[] = []

/** X.690 §10.1: definite, in the fewest octets. */
function readLength(bytes: Bytes, at: number, limit: number): { start: number; length: number } {
  const first = at + 1 < limit ? bytes[at + 1] : undefined
  if (first === undefined) throw new Malformed('a value without a length')
  if (first < 0x80) return { start: at + 2, length: first }
  if (first === 0x80) throw new Malformed('an indefinite length')
  const octets = first & 0x7f
  const start = at + 2 + octets
  if (octets > 4 || start > limit) throw new Malformed('a value that is cut short')
  let length = 0
  for (let i = at + 2; i < start; i += 1) length = length * 0x100 + (bytes[i] ?? 0)
  if (length < 0x80 || bytes[at + 2] === 0) throw new Malformed('a length that is not minimal')
  return { start, length }
}

/** The values of a constructed one, taken in order. Whoever reads them says when there may be no more. */
export interface Fields {
  /** The next value, which must have this tag. */
  next(tag: number): Element
  /** The next value if it has this tag. */
  optional(tag: number): Element | undefined
  /** The values that are left. */
  rest(): readonly Element[]
  /** There are none left. */
  end(): void
}

export function fieldsOf(element: Element, what: string, tag = 0x30): Fields {
  expectTag(element, tag, what)
  let at = 0
  const fields: Fields = {
    next(expected) {
      const field = fields.optional(expected)
      if (field === undefined) throw new Malformed(`${what}: a value is missing or of another type`)
      return field
    },
    optional(expected) {
      const field = element.elements[at]
      if (field?.tag !== expected) return undefined
      at += 1
      return field
    },
    rest() {
      const rest = element.elements.slice(at)
      at = element.elements.length
      return rest
    },
    end() {
      if (at < element.elements.length) throw new Malformed(`${what}: a value too many or out of place`)
    },
  }
  return fields
}

export function expectTag(element: Element, tag: number, what: string): void {
  if (element.tag !== tag) throw new Malformed(`not a ${what}`)
}

/** The one value in an explicit tag or another wrapping. */
export function onlyElement(element: Element, what: string): Element {
  const [only, ...more] = element.elements
  if (only === undefined || more.length > 0) throw new Malformed(`${what}: not exactly one value`)
  return only
}

export function readBoolean(element: Element): boolean {
  expectTag(element, 0x01, 'BOOLEAN')
  return element.content[0] === 0xff
}

/** An INTEGER that is not negative. */
export function readInteger(element: Element): bigint {
  expectTag(element, 0x02, 'INTEGER')
  if ((element.content[0] ?? 0) & 0x80) throw new Malformed('a negative INTEGER')
  return toNumber(element.content)
}

/** An ENUMERATED of one octet. */
export function readEnumerated(element: Element): number {
  expectTag(element, 0x0a, 'ENUMERATED')
  const [value = 0x80] = element.content
  if (element.content.length !== 1 || value & 0x80) throw new Malformed('an ENUMERATED out of range')
  return value
}

/** A BIT STRING of whole octets. */
export function readBitString(element: Element): Bytes {
  expectTag(element, 0x03, 'BIT STRING')
  if (element.content[0] !== 0) throw new Malformed('a BIT STRING that is not of whole octets')
  return element.content.subarray(1)
}

export function readOctetString(element: Element): Bytes {
  expectTag(element, 0x04, 'OCTET STRING')
  return element.content
}

export function readOid(element: Element): Oid {
  expectTag(element, 0x06, 'OBJECT IDENTIFIER')
  return parseOid(element.content)
}
