import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import * as z from 'zod'
import type { KeyId, KeyKind } from '../../ports/signer.ts'
import { decrypt, encrypt } from './aes-gcm.ts'
import { keyIdOf } from './key-id.ts'

const keyFile = z.strictObject({
  version: z.literal(1),
  keyId: z.string(),
  kind: z.enum(['P-256', 'P-384', 'RSA-2048', 'RSA-3072', 'RSA-4096'] satisfies KeyKind[]),
  sealed: z.base64(),
})
type KeyFile = z.infer<typeof keyFile>

/** A private key, opened. It lies in OpenSSL's memory and shows nothing of itself in a log. */
export interface OpenKey {
  kind: KeyKind
  privateKey: KeyObject
}

/** The file of a private key: PKCS #8 under AES-256-GCM, bound to the name and the kind that stand beside it. */
export function encodeKeyFile(keyring: KeyObject, keyId: KeyId, { kind, privateKey }: OpenKey): string {
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' })
  const sealed = encrypt(keyring, pkcs8, authenticated(keyId, kind)).toBase64()
  return encode({ version: 1, keyId, kind, sealed })
}

/** Throws unless it is, byte for byte, a file of this very key that this keyring made. */
export function parseKeyFile(keyring: KeyObject, keyId: KeyId, text: string): OpenKey {
  const { kind, sealed } = parse(keyId, text)
  const pkcs8 = decrypt(keyring, Uint8Array.fromBase64(sealed), authenticated(keyId, kind))
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' })
  if (keyIdOf(spkiOf(privateKey)) !== keyId) throw new Error('it holds another key')
  return { kind, privateKey }
}

/** DER SubjectPublicKeyInfo of the public half. */
export function spkiOf(privateKey: KeyObject): Uint8Array {
  return new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }))
}

function parse(keyId: KeyId, text: string): KeyFile {
  const file = keyFile.parse(JSON.parse(text))
  if (encode(file) !== text) throw new Error('it is not as it was written')
  if (file.keyId !== keyId) throw new Error('it is the file of another key')
  return file
}

function encode(file: KeyFile): string {
  return `${JSON.stringify(file, undefined, 2)}\n`
}

function authenticated(keyId: KeyId, kind: KeyKind): Uint8Array {
  return new TextEncoder().encode(`warifu key 1\n${keyId}\n${kind}`)
}
