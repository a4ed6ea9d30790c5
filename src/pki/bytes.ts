/** Bytes that WebCrypto takes without a copy: never a view of memory that others may write to. */
export type Bytes = Uint8Array<ArrayBuffer>

export function concat(...parts: readonly ArrayLike<number>[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** For public bytes only: tells by time where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The octets of a hex text of our own making. */
export function fromHex(hex: string): Bytes {
  if (!/^(?:[0-9a-f]{2})*$/i.test(hex)) throw new RangeError('not an even number of hex digits')
  return Uint8Array.from(hex.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16))
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
