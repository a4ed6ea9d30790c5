import { toHex } from './bytes.ts'
import { Malformed } from './malformed.ts'

/** RFC 5280 §4.1.2.2: a positive INTEGER of at most 20 octets. Its value in lower-case hex, no leading zero octet. */
export type SerialNumber = string & { readonly brand: 'SerialNumber' }

export function parseSerialNumber(text: string): SerialNumber {
  const digits = text.replaceAll(':', '').toLowerCase().replace(/^0+/, '')
  const hex = digits.padStart(digits.length + (digits.length % 2), '0')
  if (!/^(?:[0-9a-f]{2}){1,20}$/.test(hex) || /^[89a-f].{39}$/.test(hex)) {
    throw new Malformed(`"${text}" is not a certificate serial number`)
  }
  return hex as SerialNumber
}

/**
 * 128 random bits behind a 1, so that every serial number is positive, none is zero, all are equally
 * long and no reader finds a leading zero to strip.
 */
export function serialNumberFromRandom(bytes: Uint8Array): SerialNumber {
  if (bytes.length !== 16) throw new RangeError('a serial number is made of 16 random bytes')
  return parseSerialNumber(`01${toHex(bytes)}`)
}

/** The INTEGER of a certificate, which is not negative. */
export function serialNumberOf(value: bigint): SerialNumber {
  return parseSerialNumber(value.toString(16))
}
