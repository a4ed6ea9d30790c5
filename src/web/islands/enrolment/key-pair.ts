import type { Bytes } from '../../../pki/bytes.ts'
import { encodeEcdsaSignature } from '../../../pki/ecdsa-signature.ts'
import type { SignatureAlgorithm } from '../../../pki/signature-algorithm.ts'

/** A key of this page. It leaves it in the password-protected file, and in no other way. */
export interface KeyPair {
  readonly spki: Bytes
  /** PKCS#8 PrivateKeyInfo. */
  readonly privateKey: Bytes
  readonly signatureAlgorithm: SignatureAlgorithm
  /** A signature as a certification request has it: ECDSA-Sig-Value, or the RSA octets. */
  sign(octets: Bytes): Promise<Bytes>
}

interface Kind {
  readonly parameters: RsaHashedKeyGenParams | EcKeyGenParams
  readonly hash: 'SHA-256' | 'SHA-384'
  readonly signatureAlgorithm: SignatureAlgorithm
}

const kinds: Readonly<Record<string, Kind>> = {
  'EC-P256': {
    parameters: { name: 'ECDSA', namedCurve: 'P-256' },
    hash: 'SHA-256',
    signatureAlgorithm: 'ecdsa-with-SHA256',
  },
  'EC-P384': {
    parameters: { name: 'ECDSA', namedCurve: 'P-384' },
    hash: 'SHA-384',
    signatureAlgorithm: 'ecdsa-with-SHA384',
  },
  'RSA-2048': rsa(2048),
  'RSA-3072': rsa(3072),
  'RSA-4096': rsa(4096),
}

/** By the name of the policy's key algorithm. A browser that cannot make such a key rejects. */
export async function makeKeyPair(algorithm: string | undefined): Promise<KeyPair> {
  const kind = kinds[algorithm ?? '']
  if (kind === undefined) throw new RangeError(`no key is made by ${algorithm}`)
  const { parameters, hash, signatureAlgorithm } = kind
  const { subtle } = crypto
  const pair = await subtle.generateKey(parameters, true, ['sign', 'verify'])
  return {
    spki: new Uint8Array(await subtle.exportKey('spki', pair.publicKey)),
    privateKey: new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey)),
    signatureAlgorithm,
    sign: async (octets) => {
      const raw = await subtle.sign({ name: parameters.name, hash }, pair.privateKey, octets)
      const signature = new Uint8Array(raw)
      return parameters.name === 'ECDSA' ? encodeEcdsaSignature(signature) : signature
    },
  }
}

function rsa(modulusLength: number): Kind {
  const publicExponent = new Uint8Array([1, 0, 1])
  return {
    parameters: { name: 'RSASSA-PKCS1-v1_5', modulusLength, publicExponent, hash: 'SHA-256' },
    hash: 'SHA-256',
    signatureAlgorithm: 'sha256WithRSAEncryption',
  }
}
