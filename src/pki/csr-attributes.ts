import { type Der, integer, objectIdentifier, sequence, setOf } from './der.ts'
import {
  id_ecdsa_with_SHA256,
  id_ecdsa_with_SHA384,
  id_ecPublicKey,
  id_rsaEncryption,
  id_secp256r1,
  id_secp384r1,
  id_sha256WithRSAEncryption,
} from './oid.ts'

/** What a request may be made with. */
export type RequestKey = { kind: 'EC'; curve: 'P-256' | 'P-384' } | { kind: 'RSA'; bits: number }

/**
 * RFC 7030 §4.5.2, as RFC 8951 §3.2 has it: the key and its algorithms, in the words of RFC 7030's own example. The first
 * key is the one that is preferred.
 *
 *     CsrAttrs ::= SEQUENCE SIZE (0..MAX) OF AttrOrOID
 *     AttrOrOID ::= CHOICE { oid OBJECT IDENTIFIER, attribute Attribute }
 */
export function encodeCsrAttributes(keys: readonly RequestKey[]): Der {
  const hashes = new Set(keys.map(hashOf))
  return sequence(...keys.map(attributeOf), ...[...hashes].map(objectIdentifier))
}

function attributeOf(key: RequestKey): Der {
  return key.kind === 'EC'
    ? sequence(objectIdentifier(id_ecPublicKey), setOf(objectIdentifier(curves[key.curve])))
    : sequence(objectIdentifier(id_rsaEncryption), setOf(integer(key.bits)))
}

const curves = { 'P-256': id_secp256r1, 'P-384': id_secp384r1 }

function hashOf(key: RequestKey): string {
  if (key.kind === 'RSA') return id_sha256WithRSAEncryption
  return key.curve === 'P-256' ? id_ecdsa_with_SHA256 : id_ecdsa_with_SHA384
}
