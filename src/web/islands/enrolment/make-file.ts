import type { Bytes } from '../../../pki/bytes.ts'
import { encodePkcs12 } from '../../../pki/pkcs12.ts'
import type { Pkcs12Form } from '../../../pki/pkcs12-encryption.ts'
import type { Issued } from './ask-certificate.ts'
import type { KeyPair } from './key-pair.ts'
import { webPrimitives } from './web-primitives.ts'

/**
 * The password cannot be guessed, so the rounds add nothing to it; they keep old readers from warning. Each is a call
 * into the browser, for the MAC and for all of 3DES: more would only make the person wait.
 */
const iterations: Readonly<Record<Pkcs12Form, number>> = { aes: 10_000, '3des': 2048 }

/** The authority that issued goes in with the pair; what lies above it does not. */
export function makeFile(
  { privateKey }: KeyPair,
  { certificate, chain, friendlyName }: Issued,
  form: Pkcs12Form,
  password: string,
): Promise<Bytes> {
  const [issuer] = chain
  const file = { form, password, friendlyName, privateKey, certificate, iterations: iterations[form] }
  return encodePkcs12({ ...file, chain: issuer === undefined ? [] : [issuer] }, webPrimitives)
}
