import { boolean, type Der, objectIdentifier, octetString, sequence } from './der.ts'
import { type Element, fieldsOf, readBoolean, readOctetString, readOid } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import type { Oid } from './oid.ts'

/**
 * RFC 5280 §4.1
 *
 *     Extension  ::=  SEQUENCE  {
 *          extnID      OBJECT IDENTIFIER,
 *          critical    BOOLEAN DEFAULT FALSE,
 *          extnValue   OCTET STRING }
 */
export interface Extension {
  readonly extnID: Oid
  readonly critical: boolean
  /** The DER within the OCTET STRING. */
  readonly extnValue: Der
}

export function encodeExtensions(extensions: readonly Extension[]): Der {
  return sequence(...extensions.map(encodeExtension))
}

function encodeExtension({ extnID, critical, extnValue }: Extension): Der {
  return sequence(objectIdentifier(extnID), ...(critical ? [boolean(true)] : []), octetString(extnValue))
}

/** RFC 5280 §4.2: at least one, none twice. */
export function readExtensions(element: Element): Extension[] {
  const extensions = fieldsOf(element, 'Extensions').rest().map(readExtension)
  if (extensions.length === 0) throw new Malformed('an empty list of extensions')
  if (new Set(extensions.map(({ extnID }) => extnID)).size < extensions.length) {
    throw new Malformed('an extension that stands twice')
  }
  return extensions
}

function readExtension(element: Element): Extension {
  const fields = fieldsOf(element, 'Extension')
  const extnID = readOid(fields.next(0x06))
  const critical = fields.optional(0x01)
  const extnValue = readOctetString(fields.next(0x04))
  fields.end()
  if (critical && !readBoolean(critical)) throw new Malformed('an encoded default: critical FALSE')
  return { extnID, critical: critical !== undefined, extnValue }
}
