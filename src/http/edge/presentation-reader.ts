import { Malformed } from '../../pki/malformed.ts'

/** Reads TLS's presentation language (RFC 8446 §3) from front to end. Every step is Malformed where bytes are missing. */
export interface PresentationReader {
  uint8(): number
  uint16(): number
  take(length: number): Uint8Array
  /** A vector whose length stands before it in one octet: opaque<min..2^8-1>. */
  vector8(min: number, max?: number): Uint8Array
  /** A vector whose length stands before it in two octets: opaque<min..2^16-1>. */
  vector16(min: number, max?: number): Uint8Array
  isAtEnd(): boolean
  /** Malformed when something is left over. */
  end(): void
}

export function presentationReader(bytes: Uint8Array, what: string): PresentationReader {
  let offset = 0

  function take(length: number): Uint8Array {
    if (length > bytes.length - offset) throw new Malformed(`the ${what} ends too early`)
    offset += length
    return bytes.subarray(offset - length, offset)
  }
  function number(length: number): number {
    let value = 0
    for (const octet of take(length)) value = value * 256 + octet
    return value
  }
  function vector(length: number, min: number, max: number): Uint8Array {
    if (length < min || length > max) throw new Malformed(`the ${what} holds a vector of ${length} octets`)
    return take(length)
  }

  return {
    uint8: () => number(1),
    uint16: () => number(2),
    take,
    vector8: (min, max = 0xff) => vector(number(1), min, max),
    vector16: (min, max = 0xffff) => vector(number(2), min, max),
    isAtEnd: () => offset === bytes.length,
    end() {
      if (offset !== bytes.length)
        throw new Malformed(`the ${what} has ${bytes.length - offset} octets too many`)
    },
  }
}
