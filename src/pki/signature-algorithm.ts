import { type Der, nullValue, objectIdentifier, sequence } from './der.ts'
import { type Element, fieldsOf, readOid } from './der-reader.ts'
import { Malformed } from './malformed.ts'
import { id_ecdsa_with_SHA256, id_ecdsa_with_SHA384, id_sha256WithRSAEncryption, type Oid } from './oid.ts'

export type SignatureAlgorithm = 'ecdsa-with-SHA256' | 'ecdsa-with-SHA384' | 'sha256WithRSAEncryption'

const oids: Readonly<Record<SignatureAlgorithm, Oid>> = {
  'ecdsa-with-SHA256': id_ecdsa_with_SHA256,
  'ecdsa-with-SHA384': id_ecdsa_with_SHA384,
  sha256WithRSAEncryption: id_sha256WithRSAEncryption,
}

/** RFC 5758 §3.2: ECDSA has no parameters. RFC 4055 §5: RSA has NULL. */
export function encodeSignatureAlgorithm(algorithm: SignatureAlgorithm): Der {
  const parameters = algorithm === 'sha256WithRSAEncryption' ? [nullValue()] : []
  return sequence(objectIdentifier(oids[algorithm]), ...parameters)
}

export function readSignatureAlgorithm(element: Element): SignatureAlgorithm {
  const fields = fieldsOf(element, 'signature AlgorithmIdentifier')
  const oid = readOid(fields.next(0x06))
  const algorithm = algorithms.find((name) => oids[name] === oid)
  if (algorithm === undefined) throw new Malformed(`signature algorithm ${oid} is not accepted`)
  if (algorithm === 'sha256WithRSAEncryption') fields.next(0x05)
  fields.end()
  return algorithm
}

const algorithms = ['ecdsa-with-SHA256', 'ecdsa-with-SHA384', 'sha256WithRSAEncryption'] as const
