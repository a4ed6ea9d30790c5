import { type Der, enumerated } from './der.ts'
import { type Element, readEnumerated } from './der-reader.ts'
import { Malformed } from './malformed.ts'

/** RFC 5280 §5.3.1. Who gives no reason leaves the extension out: `unspecified` is not written. */
export const crlReasons = {
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
} as const

export type CrlReason = keyof typeof crlReasons

export function encodeCrlReason(reason: CrlReason): Der {
  return enumerated(crlReasons[reason])
}

export function readCrlReason(element: Element): CrlReason {
  const value = readEnumerated(element)
  const reason = names.get(value)
  if (reason === undefined) throw new Malformed(`${value} is no reason for a revocation`)
  return reason
}

const names: ReadonlyMap<number, CrlReason> = new Map(
  (Object.keys(crlReasons) as CrlReason[]).map((name) => [crlReasons[name], name]),
)
