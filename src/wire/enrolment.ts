import * as z from 'zod/mini'

/** What the enrolment page asks: a PKCS#10 request in DER. */
export const certificateRequest = z.strictObject({ request: z.base64().check(z.maxLength(12_000)) })

/** What it gets: the certificate, those above it but the root, and the name it should bear in a store. */
export const issuedCertificate = z.strictObject({
  certificate: z.base64(),
  chain: z.array(z.base64()),
  friendlyName: z.string(),
})

/** Whether the new certificate has logged on. */
export const enrolmentState = z.strictObject({ state: z.enum(['waiting', 'proved', 'ended']) })
