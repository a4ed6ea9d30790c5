import { generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { KeyKind } from '../../ports/signer.ts'

const generate = promisify(generateKeyPair)

/** Makes a private key, on libuv's threads: RSA-4096 may take seconds. */
export async function generateKey(kind: KeyKind): Promise<KeyObject> {
  const { privateKey } = await generators[kind]()
  return privateKey
}

const generators: Record<KeyKind, () => Promise<{ privateKey: KeyObject }>> = {
  'P-256': () => generate('ec', { namedCurve: 'P-256' }),
  'P-384': () => generate('ec', { namedCurve: 'P-384' }),
  'RSA-2048': () => generate('rsa', { modulusLength: 2048, publicExponent: 65_537 }),
  'RSA-3072': () => generate('rsa', { modulusLength: 3072, publicExponent: 65_537 }),
  'RSA-4096': () => generate('rsa', { modulusLength: 4096, publicExponent: 65_537 }),
}
