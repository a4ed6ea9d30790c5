import { type Der, integer, objectIdentifier, sequence, setOf, tagged } from './der.ts'
import { id_data, id_signedData } from './oid.ts'

/**
 * RFC 5652 §5.1 in its degenerate form: nobody signs, and nothing is in it but certificates (RFC 5272 §4.1's "certs-only",
 * RFC 7030 §4.1.3; the file is called `.p7c`). In the order in which they are given, as BER's SET OF allows and as readers
 * print them: the first one is what was asked for.
 */
export function encodeCertsOnly(certificates: readonly Uint8Array[]): Der {
  const signedData = sequence(
    integer(1),
    setOf(),
    sequence(objectIdentifier(id_data)),
    tagged(0, ...certificates),
    setOf(),
  )
  return sequence(objectIdentifier(id_signedData), tagged(0, signedData))
}
