import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import * as z from 'zod'
import type { Passkeys, WebauthnJson } from '../../ports/office-credentials.ts'

/** How long the browser waits for the person's finger or PIN. The ceremony itself runs out by our clock. */
const patience = Temporal.Duration.from({ minutes: 5 })

/** ES256, EdDSA and RS256 (RFC 9053, RFC 8812): between them every authenticator has one. */
const algorithms = [-7, -8, -257]

export const passkeys: Passkeys = {
  async creationOptions({ id, name }, person, challenge) {
    const options = await generateRegistrationOptions({
      rpID: id,
      rpName: name,
      userID: octets(userHandle(person.id)),
      userName: person.loginId,
      userDisplayName: person.name,
      challenge: octets(challenge),
      timeout: patience.total('milliseconds'),
      attestationType: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: algorithms,
    })
    return { ...options }
  },

  async requestOptions({ id }, challenge, allowed) {
    const options = await generateAuthenticationOptions({
      rpID: id,
      challenge: octets(challenge),
      timeout: patience.total('milliseconds'),
      userVerification: 'required',
      ...(allowed.length > 0 && {
        allowCredentials: allowed.map(({ credentialId, transports }) => ({
          id: base64url(credentialId),
          transports: [...transports],
        })),
      }),
    })
    return { ...options }
  },

  async readCreation({ id, origin }, challenge, response) {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      // The library looks at every field itself, and throws for one that is not what it should be.
      response: response as unknown as RegistrationResponseJSON,
      expectedChallenge: base64url(challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }).catch(nothingFits)
    if (!verified || registrationInfo === undefined) return undefined
    const { credential } = registrationInfo
    return {
      credentialId: Uint8Array.fromBase64(credential.id, { alphabet: 'base64url' }),
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
      transports: z.array(z.string()).max(10).catch([]).parse(credential.transports),
    }
  },

  credentialIdOf(response) {
    const parsed = credentialId.safeParse(response)
    return parsed.success ? Uint8Array.fromBase64(parsed.data.id, { alphabet: 'base64url' }) : undefined
  },

  async readRequest({ id, origin }, challenge, passkey, owner, response) {
    if (!isOf(owner, response)) return undefined
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as unknown as AuthenticationResponseJSON,
      expectedChallenge: base64url(challenge),
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: base64url(passkey.credentialId),
        publicKey: octets(passkey.publicKey),
        counter: passkey.counter,
      },
    }).catch(nothingFits)
    return verified ? authenticationInfo?.newCounter : undefined
  },
}

/** The library's way of saying that something does not fit: an Error for each cause. */
const nothingFits = (): {
  verified: false
  registrationInfo?: undefined
  authenticationInfo?: undefined
} => ({ verified: false })

const credentialId = z.object({
  id: z
    .string()
    .regex(/^(?:[\w-]{4})*(?:[\w-][AQgw]|[\w-]{2}[AEIMQUYcgkosw048])?$/)
    .min(16)
    .max(1400),
})

const withUserHandle = z.object({ response: z.object({ userHandle: z.string().nullish() }) })

/** An authenticator that says whose credential it used must say the owner; one that was told which to use may keep silent. */
function isOf(owner: string, response: WebauthnJson): boolean {
  const parsed = withUserHandle.safeParse(response)
  if (!parsed.success) return false
  const said = parsed.data.response.userHandle
  return said === undefined || said === null || said === base64url(userHandle(owner))
}

/** Opaque (WebAuthn §5.4.3): the octets of the person's id. */
function userHandle(id: string): Uint8Array {
  return Uint8Array.fromHex(id.replaceAll('-', ''))
}

const base64url = (bytes: Uint8Array) => bytes.toBase64({ alphabet: 'base64url', omitPadding: true })

/** The library wants octets of an ArrayBuffer, which what the database gives may not be. */
const octets = (bytes: Uint8Array) => new Uint8Array(bytes)
