/** What tokens of OpenID Connect are signed with (ES256): keys as JSON Web Keys, in text. */
export interface OpenidSigning {
  make(): Promise<OpenidKeyPair>
  /** A JSON Web Token of these claims, whose head says this type. */
  sign(key: Pick<OpenidKeyPair, 'keyId' | 'privateKey'>, typ: string, claims: object): Promise<string>
}

export interface OpenidKeyPair {
  /** RFC 7638. */
  keyId: string
  publicKey: string
  privateKey: string
}
