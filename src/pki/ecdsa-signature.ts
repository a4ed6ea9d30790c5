import { concat, fromNumber, toNumber } from './bytes.ts'
import { type Der, integer, sequence } from './der.ts'
import { fieldsOf, readDer, readInteger } from './der-reader.ts'
import { Malformed } from './malformed.ts'

/**
 * r‖s, as WebCrypto gives it, to RFC 3279 §2.2.3:
 *
 *     Ecdsa-Sig-Value  ::=  SEQUENCE  {
 *          r     INTEGER,
 *          s     INTEGER  }
 */
export function encodeEcdsaSignature(raw: Uint8Array): Der {
  const size = raw.length / 2
  return sequence(integer(toNumber(raw.subarray(0, size))), integer(toNumber(raw.subarray(size))))
}

/** The other way: r and s of `size` octets each, 32 for P-256 and 48 for P-384. */
export function parseEcdsaSignature(der: Uint8Array, size: number): Der {
  const fields = fieldsOf(readDer(der), 'ECDSA signature')
  const numbers = [readInteger(fields.next(0x02)), readInteger(fields.next(0x02))]
  fields.end()
  if (numbers.some((number) => number === 0n || number >> BigInt(8 * size) > 0n)) {
    throw new Malformed('an ECDSA signature with a number out of range')
  }
  return concat(...numbers.map((number) => fromNumber(number, size)))
}
