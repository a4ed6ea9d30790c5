import { type Der, objectIdentifier, printableString, sequence, setOf, utf8String } from './der.ts'
import { type Element, fieldsOf, onlyElement, readDer, readOid } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import {
  id_at_commonName,
  id_at_countryName,
  id_at_organizationalUnitName,
  id_at_organizationName,
  id_at_serialNumber,
  type Oid,
} from './oid.ts'
import { readText } from './text.ts'

/** One attribute of a name: the type as an object identifier, the value as text. */
export interface NameAttribute {
  readonly type: Oid
  readonly value: string
}

/** A distinguished name, the widest attribute first: C, O, serialNumber, CN. */
export type Name = readonly NameAttribute[]

/** RFC 5280 appendix A.1: the upper bounds, in characters. */
const upperBounds: Readonly<Record<Oid, number>> = {
  [id_at_commonName]: 64,
  [id_at_serialNumber]: 64,
  [id_at_countryName]: 2,
  [id_at_organizationName]: 64,
  [id_at_organizationalUnitName]: 64,
}

/**
 * RFC 5280 §4.1.2.4: UTF8String but for what must be PrintableString. A value that is empty, too long or
 * not plain text is the caller's fault: he shortens by his own rule before.
 */
export function encodeName(name: Name): Der {
  return sequence(...name.map((attribute) => setOf(encodeAttribute(attribute))))
}

function encodeAttribute({ type, value }: NameAttribute): Der {
  const name = `${type}=${value}`
  const known = encoded.get(name)
  if (known !== undefined) return known
  const der = sequence(objectIdentifier(type), encodeValue(type, value))
  if (encoded.size >= mostKept) encoded.clear()
  encoded.set(name, der)
  return der
}

/** Country and institution stand in every name, and a holder's is written when it is built and when it is linted. */
const encoded = /* @__PURE__ */ new Map<string, Der>()
const mostKept = 100

function encodeValue(type: Oid, value: string): Der {
  if (value === '' || isLonger(value, upperBounds[type] ?? 128) || /\p{Cc}/u.test(value)) {
    throw new RangeError(`"${value}" cannot stand in a name as ${type}: empty, too long or not plain text`)
  }
  if (type !== id_at_countryName && type !== id_at_serialNumber) return utf8String(value)
  if (type === id_at_countryName && value.length !== 2) throw new RangeError(`"${value}" is not a country`)
  return printableString(value)
}

/** In characters, of which there are never more than code units. */
function isLonger(value: string, characters: number): boolean {
  return value.length > characters && [...value].length > characters
}

export function parseName(der: Uint8Array): Name {
  return readName(readDer(der))
}

/** An attribute that shares its place with another (a multi-valued RDN) is not read: no order could be given to them. */
export function readName(element: Element): Name {
  return fieldsOf(element, 'Name').rest().map(readAttribute)
}

function readAttribute(element: Element): NameAttribute {
  if (element.tag !== 0x31) throw new Malformed('not a RelativeDistinguishedName')
  const fields = fieldsOf(onlyElement(element, 'RelativeDistinguishedName'), 'AttributeTypeAndValue')
  const type = readOid(fields.next(0x06))
  const [value, ...more] = fields.rest()
  if (value === undefined || more.length > 0)
    throw new Malformed('AttributeTypeAndValue: not exactly one value')
  return { type, value: readText(value) }
}
