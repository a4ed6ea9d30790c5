import { boolean, type Der, sequence, tagged, taggedPrimitive } from './der.ts'
import { type Element, expectTag, fieldsOf, onlyElement, readDer } from './der-reader.ts'
import { encodeGeneralName, readGeneralName } from './general-name.ts'
import { Malformed } from './malformed.ts'

/** RFC 5280 §5.2.5: of which certificates a list speaks. Indirect lists and lists for some reasons are not ours. */
export interface IssuingDistributionPoint {
  /** The address that stands in the certificates as well. */
  readonly distributionPoint: string
  readonly only: 'user-certificates' | 'ca-certificates'
}

export function encodeIssuingDistributionPoint({ distributionPoint, only }: IssuingDistributionPoint): Der {
  const fullName = tagged(0, encodeGeneralName({ uniformResourceIdentifier: distributionPoint }))
  return sequence(tagged(0, fullName), taggedPrimitive(onlyTags[only], boolean(true).subarray(2)))
}

const onlyTags = { 'user-certificates': 1, 'ca-certificates': 2 } as const

export function parseIssuingDistributionPoint(der: Uint8Array): IssuingDistributionPoint {
  const fields = fieldsOf(readDer(der), 'IssuingDistributionPoint')
  const distributionPoint = readFullName(fields.next(0xa0))
  const user = fields.optional(0x81)
  const flag = user ?? fields.next(0x82)
  fields.end()
  if (flag.content.length !== 1 || flag.content[0] !== 0xff) throw new Malformed('not a BOOLEAN that is true')
  return { distributionPoint, only: user ? 'user-certificates' : 'ca-certificates' }
}

function readFullName(element: Element): string {
  const fullName = onlyElement(element, 'DistributionPointName')
  expectTag(fullName, 0xa0, 'fullName')
  const name = readGeneralName(onlyElement(fullName, 'fullName'))
  if (!('uniformResourceIdentifier' in name)) throw new Malformed('a distribution point that is not a URI')
  return name.uniformResourceIdentifier
}
