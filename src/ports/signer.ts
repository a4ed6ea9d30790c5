import type { SignatureAlgorithm } from '../pki/signature-algorithm.ts'

/** SHA-256 of the DER SubjectPublicKeyInfo, lower-case hex. Names a key wherever it lies. */
export type KeyId = string & { readonly brand: 'KeyId' }

/** What an institution may choose for a key of its authority. */
export type KeyKind = 'P-256' | 'P-384' | 'RSA-2048' | 'RSA-3072' | 'RSA-4096'

/** A private key that we may use and never see: an encrypted file, or an HSM. */
export interface Signer {
  /**
   * DER signature (ECDSA-Sig-Value, or the RSA octets) by the key named keyId over tbs.
   * Slow, failing and in another process are normal. Throws when the key is not here.
   */
  sign(keyId: KeyId, algorithm: SignatureAlgorithm, tbs: Uint8Array): Promise<Uint8Array>
}

/** Makes the keys of an authority. Only the demo and the CLI's set-up ask for it. */
export interface KeyMaker {
  /** Makes a key, durable before the answer. Answers with its name and its DER SubjectPublicKeyInfo. */
  make(kind: KeyKind): Promise<{ keyId: KeyId; spki: Uint8Array }>
}
