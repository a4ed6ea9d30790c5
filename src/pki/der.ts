import { type Bytes, fromNumber, put } from './bytes.ts'
import { encodeOid, type Oid } from './oid.ts'

/** One or more ASN.1 values under the Distinguished Encoding Rules (X.690). */
export type Der = Bytes

/** Tag, length, value: the parts become one content. */
export function tlv(tag: number, ...parts: readonly ArrayLike<number>[]): Der {
  let length = 0
  for (const part of parts) length += part.length
  const before = headerSize(length)
  const whole = new Uint8Array(before + length)
  putHeader(whole, tag, length)
  put(whole, before, parts)
  return whole
}

/** Tag and length of a content that lies elsewhere. */
export function tlvHeader(tag: number, length: number): Der {
  const header = new Uint8Array(headerSize(length))
  putHeader(header, tag, length)
  return header
}

function headerSize(length: number): number {
  return length < 0x80 ? 2 : 2 + Math.ceil((32 - Math.clz32(length)) / 8)
}

function putHeader(whole: Uint8Array, tag: number, length: number): void {
  const octets = headerSize(length) - 2
  whole[0] = tag
  whole[1] = octets === 0 ? length : 0x80 | octets
  for (let i = 0; i < octets; i += 1) whole[2 + i] = length >>> (8 * (octets - 1 - i))
}

export function sequence(...values: readonly Uint8Array[]): Der {
  return tlv(0x30, ...values)
}

/** X.690 §11.6 puts the values of a SET OF in the order of their encodings. */
export function setOf(...values: readonly Uint8Array[]): Der {
  return tlv(0x31, ...values.toSorted(compare))
}

export function boolean(value: boolean): Der {
  return tlv(0x01, [value ? 0xff : 0])
}

/** Nothing that we write is negative. */
export function integer(value: bigint | number): Der {
  if (value < 0) throw new RangeError('a negative INTEGER')
  const octets = fromNumber(BigInt(value), 1)
  return tlv(0x02, (octets[0] ?? 0) & 0x80 ? [0] : [], octets)
}

/** Of the few values that stand in one octet. */
export function enumerated(value: number): Der {
  return tlv(0x0a, [value])
}

/** Whole octets, as in keys and signatures. */
export function bitString(octets: Uint8Array): Der {
  return tlv(0x03, [0], octets)
}

export function octetString(octets: Uint8Array): Der {
  return tlv(0x04, octets)
}

export function nullValue(): Der {
  return tlv(0x05)
}

export function objectIdentifier(oid: Oid): Der {
  return tlv(0x06, encodeOid(oid))
}

export function utf8String(text: string): Der {
  return tlv(0x0c, encodeUtf8(text))
}

export function printableString(text: string): Der {
  if (!/^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text)) throw new RangeError(`"${text}" is not a PrintableString`)
  return tlv(0x13, encodeUtf8(text))
}

/** UTF-16BE: characters outside the basic plane become pairs, as every reader expects. */
export function bmpString(text: string): Der {
  return tlv(0x1e, encodeUtf16(text))
}

/** `[n] EXPLICIT`, or `[n] IMPLICIT` of a constructed type, over the values that lie in it. */
export function tagged(n: number, ...values: readonly Uint8Array[]): Der {
  return tlv(0xa0 | n, ...values)
}

/** `[n] IMPLICIT` of a primitive type: its contents octets under another tag. */
export function taggedPrimitive(n: number, content: Uint8Array): Der {
  return tlv(0x80 | n, content)
}

export function encodeUtf8(text: string): Bytes {
  if (!text.isWellFormed()) throw new RangeError('a text with half a character')
  return encoder.encode(text)
}

const encoder = /* @__PURE__ */ new TextEncoder()

export function encodeUtf16(text: string): Bytes {
  return Uint8Array.from({ length: 2 * text.length }, (_, i) => text.charCodeAt(i >> 1) >> (i % 2 ? 0 : 8))
}

/** No encoding is the beginning of another, so the first difference decides. */
function compare(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((octet, i) => octet !== b[i])
  return (a[at] ?? 0) - (b[at] ?? 0)
}
