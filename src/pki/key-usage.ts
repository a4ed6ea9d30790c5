import { type Der, objectIdentifier, sequence, tlv } from './der.ts'
import { expectTag, fieldsOf, readDer, readOid } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import type { Oid } from './oid.ts'

/** RFC 5280 §4.2.1.3, in the order of the bits. */
const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const

export type KeyUsage = (typeof keyUsages)[number]

/** A named bit list: DER leaves out the zeros at its end. */
export function encodeKeyUsage(usages: readonly [KeyUsage, ...KeyUsage[]]): Der {
  const positions = usages.map((usage) => keyUsages.indexOf(usage))
  const last = Math.max(...positions)
  const octets = new Uint8Array(1 + (last >> 3))
  for (const position of positions)
    octets[position >> 3] = (octets[position >> 3] ?? 0) | (0x80 >> (position & 7))
  return tlv(0x03, [7 - (last & 7)], octets)
}

export function parseKeyUsage(der: Uint8Array): KeyUsage[] {
  const element = readDer(der)
  expectTag(element, 0x03, 'KeyUsage')
  const [unused = 0, ...octets] = element.content
  const length = 8 * octets.length - unused
  const isSet = (position: number) => ((octets[position >> 3] ?? 0) << (position & 7)) & 0x80
  if (length > keyUsages.length || !isSet(length - 1)) throw new Malformed('KeyUsage: bits out of place')
  return keyUsages.filter((_, position) => isSet(position))
}

/** RFC 5280 §4.2.1.12 */
export function encodeExtKeyUsage(purposes: readonly Oid[]): Der {
  return sequence(...purposes.map(objectIdentifier))
}

export function parseExtKeyUsage(der: Uint8Array): Oid[] {
  const purposes = fieldsOf(readDer(der), 'ExtKeyUsageSyntax').rest().map(readOid)
  if (purposes.length === 0) throw new Malformed('ExtKeyUsageSyntax without a purpose')
  return purposes
}
