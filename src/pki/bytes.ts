/** Bytes that WebCrypto takes without a copy: never a view of memory that others may write to. */
export type Bytes = Uint8Array<ArrayBuffer>

export function concat(...parts: readonly ArrayLike<number>[]): Bytes {
  let length = 0
  for (const part of parts) length += part.length
  const whole = new Uint8Array(length)
  put(whole, 0, parts)
  return whole
}

/** Writes the parts there, one behind the other. Of a few octets each is written by itself: that is sooner done. */
export function put(whole: Uint8Array, from: number, parts: readonly ArrayLike<number>[]): void {
  let at = from
  for (const part of parts) {
    if (part.length > 24) whole.set(part, at)
    else for (let i = 0; i < part.length; i += 1) whole[at + i] = part[i] ?? 0
    at += part.length
  }
}

/** For public bytes only: tells by time where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) return false
  return true
}

/** Not every browser of today has it. */
const hasHex = /* @__PURE__ */ 'toHex' in Uint8Array.prototype

const hexOf = /* @__PURE__ */ Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export function toHex(bytes: Uint8Array): string {
  if (hasHex) return bytes.toHex()
  let hex = ''
  for (const byte of bytes) hex += hexOf[byte]
  return hex
}

/** The octets of a hex text of our own making. */
export function fromHex(hex: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/i.test(hex)) throw new RangeError('not an even number of hex digits')
  if (hasHex) return Uint8Array.fromHex(hex)
  const bytes = new Uint8Array(hex.length / 2)
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16)
  return bytes
}

/** The unsigned number whose octets these are, the first one highest. */
export function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x0${toHex(bytes)}`)
}

/** The octets of an unsigned number, padded with zeros in front to at least `size`. */
export function fromNumber(value: bigint, size: number): Bytes {
  const hex = value.toString(16)
  return fromHex(hex.padStart(Math.max(2 * size, hex.length + (hex.length % 2)), '0'))
}
