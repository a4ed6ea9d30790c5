/** Why something cannot be done with a CA: a fact of the refusal `ca-unfit`. */
export type CaFault =
  // of what is there
  | 'there-already'
  | 'no-root-key'
  | 'already-prepared'
  | 'ends-too-soon'
  | 'nothing-prepared'
  | 'revoked-already'
  | 'not-ours'
  | 'is-root'
  // of a certificate that was signed elsewhere
  | 'no-ca'
  | 'not-its-own-signature'
  | 'not-signed-by-root'
  | 'signs-cas'
  | 'expired'
  | 'outlives-root'
  | 'key-identifiers'
  | 'key-not-here'
  | 'known'
  | 'name-taken'
  // of a list that was signed elsewhere
  | 'list-unfit'
  | 'list-old'
