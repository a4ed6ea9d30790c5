import type { MemberId, StaffId } from '../domain/id.ts'
import type { Pins } from './crypto.ts'

/** By whom a passkey is asked for (WebAuthn §5.4.2): the office of one institution, or its portal. */
export interface RelyingParty {
  /** The host name, without port. */
  id: string
  /** With the port, where it is not 443. */
  origin: string
  name: string
}

export interface Passkey {
  credentialId: Uint8Array
  /** COSE_Key (RFC 9052 §7). */
  publicKey: Uint8Array
  counter: number
  transports: readonly string[]
}

/** PublicKeyCredential…OptionsJSON and …ResponseJSON of WebAuthn Level 3 §5.1: JSON objects for the browser, and from it. */
export type WebauthnJson = Readonly<Record<string, unknown>>

/**
 * WebAuthn, always with user verification. What does not fit is undefined, never an error: whose fault it was says nothing.
 */
export interface Passkeys {
  /** A discoverable credential, so that nobody types an ID to sign in. */
  creationOptions(
    party: RelyingParty,
    person: { id: StaffId | MemberId; loginId: string; name: string },
    challenge: Uint8Array,
  ): Promise<WebauthnJson>
  /** `allowed` empty: whatever passkey the person has for this party. */
  requestOptions(
    party: RelyingParty,
    challenge: Uint8Array,
    allowed: readonly Passkey[],
  ): Promise<WebauthnJson>
  readCreation(
    party: RelyingParty,
    challenge: Uint8Array,
    response: WebauthnJson,
  ): Promise<Passkey | undefined>
  /** The name of the credential that a response says it is from. */
  credentialIdOf(response: WebauthnJson): Uint8Array | undefined
  /** The new counter of a response that was made by this passkey of this person for this challenge. */
  readRequest(
    party: RelyingParty,
    challenge: Uint8Array,
    passkey: Passkey,
    owner: StaffId | MemberId,
    response: WebauthnJson,
  ): Promise<number | undefined>
}

/** TOTP (RFC 6238): SHA-1, six digits, thirty seconds, as every authenticator has it. */
export interface OneTimeCodes {
  /** Base32, of these octets. */
  secretOf(octets: Uint8Array): string
  /** The otpauth: address for an authenticator. */
  uriOf(issuer: string, loginId: string, secret: string): string
  /** The rows of a QR code, a module a character: 1 is dark. */
  qrOf(text: string): string[]
  /** Of these steps the one whose code this is. Compares all, whatever fits. */
  stepOf(secret: string, code: string, steps: readonly number[]): number | undefined
}

/** What staff sign in with. */
export interface OfficeCredentials {
  passkeys: Passkeys
  oneTimeCodes: OneTimeCodes
  /** As PINs are kept, with a key of their own. */
  passwords: Pins
}
