import * as z from 'zod/mini'

/** Two POSTs of JSON: an empty object asks for the question, and this is the browser's answer to it. */
export const passkeyAnswer = z.strictObject({
  ceremonyId: z.uuid(),
  /** PublicKeyCredential.toJSON (WebAuthn Level 3 §5.1): judged by the verifier, field by field. */
  response: z.record(z.string(), z.unknown()),
})

export const passkeyNothing = z.strictObject({})
