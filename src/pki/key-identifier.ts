import type { Bytes } from './bytes.ts'
import { type Der, octetString, sequence, taggedPrimitive } from './der.ts'
import { fieldsOf, readDer, readOctetString } from './der-reader.ts'
import { subjectPublicKeyBits } from './spki.ts'

/** RFC 7093 §2, method 1: the leftmost 160 bits of the SHA-256 of the bits of subjectPublicKey. */
export function keyIdentifier(spki: Uint8Array, sha256: (bytes: Uint8Array) => Uint8Array): Bytes {
  return new Uint8Array(sha256(subjectPublicKeyBits(spki)).subarray(0, 20))
}

/** RFC 5280 §4.2.1.2 */
export function encodeSubjectKeyIdentifier(identifier: Uint8Array): Der {
  return octetString(identifier)
}

export function parseSubjectKeyIdentifier(der: Uint8Array): Bytes {
  return readOctetString(readDer(der))
}

/** RFC 5280 §4.2.1.1: the key's identifier alone; issuer and serial number would bind to one certificate of the key. */
export function encodeAuthorityKeyIdentifier(identifier: Uint8Array): Der {
  return sequence(taggedPrimitive(0, identifier))
}

export function parseAuthorityKeyIdentifier(der: Uint8Array): Bytes {
  const fields = fieldsOf(readDer(der), 'AuthorityKeyIdentifier')
  const { content } = fields.next(0x80)
  fields.end()
  return content
}
