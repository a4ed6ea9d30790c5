import { boolean, type Der, integer, sequence } from './der.ts'
import { fieldsOf, readBoolean, readDer, readInteger } from './der-reader.ts'
import { Malformed } from './malformed.ts'

/**
 * RFC 5280 §4.2.1.9
 *
 *     BasicConstraints ::= SEQUENCE {
 *          cA                      BOOLEAN DEFAULT FALSE,
 *          pathLenConstraint       INTEGER (0..MAX) OPTIONAL }
 */
export interface BasicConstraints {
  readonly cA: boolean
  readonly pathLenConstraint?: bigint
}

export function encodeBasicConstraints({ cA, pathLenConstraint }: BasicConstraints): Der {
  return sequence(
    ...(cA ? [boolean(true)] : []), // DER leaves out a DEFAULT
    ...(pathLenConstraint === undefined ? [] : [integer(pathLenConstraint)]),
  )
}

export function parseBasicConstraints(der: Uint8Array): BasicConstraints {
  const fields = fieldsOf(readDer(der), 'BasicConstraints')
  const cA = fields.optional(0x01)
  const pathLenConstraint = fields.optional(0x02)
  fields.end()
  if (cA && !readBoolean(cA)) throw new Malformed('an encoded default: cA FALSE')
  if (!pathLenConstraint) return { cA: cA !== undefined }
  return { cA: cA !== undefined, pathLenConstraint: readInteger(pathLenConstraint) }
}
