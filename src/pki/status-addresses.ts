import { type Der, objectIdentifier, sequence, tagged } from './der.ts'
import { type Element, expectTag, fieldsOf, onlyElement, readDer, readOid } from './der-reader.ts'
import { encodeGeneralName, readGeneralName } from './general-name.ts'
import { Malformed } from './malformed.ts'
import type { Oid } from './oid.ts'

/** RFC 5280 §4.2.1.13: for each address a distribution point of its own, for all reasons. */
export function encodeCrlDistributionPoints(addresses: readonly string[]): Der {
  return sequence(...addresses.map((address) => sequence(tagged(0, tagged(0, encodeAddress(address))))))
}

export function parseCrlDistributionPoints(der: Uint8Array): string[] {
  const addresses = fieldsOf(readDer(der), 'CRLDistributionPoints').rest().flatMap(readDistributionPoint)
  if (addresses.length === 0) throw new Malformed('CRLDistributionPoints without an address')
  return addresses
}

function readDistributionPoint(element: Element): string[] {
  const fields = fieldsOf(element, 'DistributionPoint')
  const fullName = onlyElement(fields.next(0xa0), 'DistributionPointName')
  fields.end()
  expectTag(fullName, 0xa0, 'fullName')
  return fullName.elements.map(readAddress)
}

/** RFC 5280 §4.2.2.1 */
export interface AccessDescription {
  readonly accessMethod: Oid
  readonly accessLocation: string
}

export function encodeAuthorityInfoAccess(descriptions: readonly AccessDescription[]): Der {
  return sequence(
    ...descriptions.map(({ accessMethod, accessLocation }) =>
      sequence(objectIdentifier(accessMethod), encodeAddress(accessLocation)),
    ),
  )
}

export function parseAuthorityInfoAccess(der: Uint8Array): AccessDescription[] {
  const descriptions = fieldsOf(readDer(der), 'AuthorityInfoAccessSyntax').rest().map(readAccessDescription)
  if (descriptions.length === 0) throw new Malformed('AuthorityInfoAccessSyntax without an address')
  return descriptions
}

function readAccessDescription(element: Element): AccessDescription {
  const fields = fieldsOf(element, 'AccessDescription')
  const accessMethod = readOid(fields.next(0x06))
  const accessLocation = readAddress(fields.next(0x86))
  fields.end()
  return { accessMethod, accessLocation }
}

function readAddress(element: Element): string {
  const name = readGeneralName(element)
  if (!('uniformResourceIdentifier' in name)) throw new Malformed('an address that is not a URI')
  return name.uniformResourceIdentifier
}

function encodeAddress(address: string): Der {
  return encodeGeneralName({ uniformResourceIdentifier: address })
}
