import { type Der, sequence, tagged } from './der.ts'
import { type Element, fieldsOf, readDer } from './der-reader.ts'
import { encodeGeneralName, type GeneralName, readGeneralName } from './general-name.ts'
import { Malformed } from './malformed.ts'

/**
 * RFC 5280 §4.2.1.10
 *
 *     NameConstraints ::= SEQUENCE {
 *          permittedSubtrees       [0]     GeneralSubtrees OPTIONAL,
 *          excludedSubtrees        [1]     GeneralSubtrees OPTIONAL }
 */
export interface NameConstraints {
  readonly permittedSubtrees: readonly GeneralName[]
  readonly excludedSubtrees: readonly GeneralName[]
}

export function encodeNameConstraints({ permittedSubtrees, excludedSubtrees }: NameConstraints): Der {
  return sequence(...encodeSubtrees(0, permittedSubtrees), ...encodeSubtrees(1, excludedSubtrees))
}

export function parseNameConstraints(der: Uint8Array): NameConstraints {
  const fields = fieldsOf(readDer(der), 'NameConstraints')
  const permitted = fields.optional(0xa0)
  const excluded = fields.optional(0xa1)
  fields.end()
  if (!permitted && !excluded) throw new Malformed('NameConstraints that constrain nothing')
  return { permittedSubtrees: readSubtrees(permitted), excludedSubtrees: readSubtrees(excluded) }
}

/** GeneralSubtree holds the base alone: minimum and maximum are not used. */
function encodeSubtrees(n: number, bases: readonly GeneralName[]): Der[] {
  return bases.length === 0 ? [] : [tagged(n, ...bases.map((base) => sequence(encodeGeneralName(base))))]
}

function readSubtrees(element: Element | undefined): GeneralName[] {
  if (element === undefined) return []
  if (element.elements.length === 0) throw new Malformed('an empty list of subtrees')
  return element.elements.map(readSubtree)
}

function readSubtree(element: Element): GeneralName {
  const fields = fieldsOf(element, 'GeneralSubtree')
  const [base, ...more] = fields.rest()
  if (base === undefined || more.length > 0) throw new Malformed('GeneralSubtree: not the base alone')
  return readGeneralName(base)
}
