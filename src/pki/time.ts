import { sameBytes, toHex } from './bytes.ts'
import { type Der, encodeUtf8, tlv } from './der.ts'
import type { Element } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import { decodeLatin1 } from './text.ts'

/** RFC 5280 §4.1.2.5: UTCTime from 1950 through 2049, GeneralizedTime after; whole seconds, always Z. */
export function encodeTime(instant: Temporal.Instant): Der {
  const known = encoded.get(instant.epochNanoseconds)
  if (known !== undefined) return known
  const der = encode(instant)
  if (encoded.size >= mostKept) encoded.clear()
  encoded.set(instant.epochNanoseconds, der)
  return der
}

/** Certificates of one day end at one second, and those of one second begin at one. Copied into what is written. */
const encoded = /* @__PURE__ */ new Map<bigint, Der>()
const mostKept = 100

function encode(instant: Temporal.Instant): Der {
  if (instant.epochNanoseconds % 1_000_000_000n !== 0n)
    throw new RangeError(`${instant} is not a whole second`)
  const { year } = instant.toZonedDateTimeISO('UTC')
  if (year < 1950 || year > 9999) throw new RangeError(`${instant} cannot stand in a certificate`)
  const digits = instant.toString().replace(/\D/g, '')
  return year < 2050 ? tlv(0x17, encodeUtf8(`${digits.slice(2)}Z`)) : tlv(0x18, encodeUtf8(`${digits}Z`))
}

/** What is accepted is what encodeTime would write: no 30 February, no leap second, no GeneralizedTime too early. */
export function readTime({ tag, content, der }: Element): Temporal.Instant {
  if (tag !== 0x17 && tag !== 0x18) throw new Malformed('not a time')
  const key = toHex(der)
  const known = read.get(key)
  if (known !== undefined) return known
  const instant = parse(tag, decodeLatin1(content), der)
  if (read.size >= mostKept) read.clear()
  read.set(key, instant)
  return instant
}

const read = /* @__PURE__ */ new Map<string, Temporal.Instant>()

function parse(tag: number, digits: string, der: Uint8Array): Temporal.Instant {
  if (tag === 0x18 && digits < '2050') throw new Malformed('a GeneralizedTime before 2050')
  const century = digits < '5' ? '20' : '19'
  const text = tag === 0x17 ? century + digits : digits
  const instant = parseInstant(text.replace(/^(.{4})(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!sameBytes(encodeTime(instant), der)) throw new Malformed(`${digits} is not a time of RFC 5280`)
  return instant
}

function parseInstant(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch (cause) {
    throw new Malformed(`${text} is not a time`, { cause })
  }
}
