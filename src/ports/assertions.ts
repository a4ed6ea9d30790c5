import type { AssertionClaims } from '../domain/client-assertion.ts'

/** Assertions of API clients (RFC 7523): JSON Web Tokens, signed by the client's own key. */
export interface Assertions {
  /** The client that it says it is from, which proves nothing yet; undefined for what is no such token. */
  claimedBy(assertion: string): string | undefined
  /** What it says, if the key of this SubjectPublicKeyInfo has signed it; undefined, never an error, for anything else. */
  verified(assertion: string, spki: Uint8Array): Promise<AssertionClaims | undefined>
}
