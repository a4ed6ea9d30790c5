import { createHash } from 'node:crypto'
import type { KeyId } from '../../ports/signer.ts'

/** The name of the key with this DER SubjectPublicKeyInfo. */
export function keyIdOf(spki: Uint8Array): KeyId {
  return parseKeyId(createHash('sha256').update(spki).digest('hex'))
}

/** A key id is also the name of a file, so nothing else may pass for one. */
export function parseKeyId(text: string): KeyId {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('not a key id: 64 lower-case hex digits')
  return text as KeyId
}
