import type { InstitutionId, WebhookId } from '../../domain/id.ts'
import type { Ports } from '../../ports/ports.ts'
import type { WebhookSecret } from '../../ports/webhooks.ts'

const prefix = 'whsec_'

/** Bytes of a secret; Standard Webhooks wants 24 to 64. */
const secretLength = 32

export interface MadeSecret {
  /** Shown once, to whoever made it. */
  text: string
  sealed: Uint8Array
  sealedFor: string
}

export function makeWebhookSecret(
  { random, seal }: Pick<Ports, 'random' | 'seal'>,
  institution: InstitutionId,
  id: WebhookId,
): MadeSecret {
  const text = `${prefix}${random.bytes(secretLength).toBase64()}`
  const sealedFor = `webhook ${institution} ${id} ${random.uuid()}`
  return { text, sealed: seal.seal(text, sealedFor), sealedFor }
}

/**
 * Standard Webhooks §Signature scheme: HMAC-SHA-256 over id, seconds and body with dots between, one signature for each
 * secret. The id stays the same whenever the message is sent; the time is that of the attempt.
 */
export function signMessage(
  { crypto, seal }: Pick<Ports, 'crypto' | 'seal'>,
  secrets: readonly WebhookSecret[],
  { id, body }: { id: string; body: string },
  at: Temporal.Instant,
): Record<string, string> {
  const timestamp = String(Math.floor(at.epochMilliseconds / 1000))
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const signatures = secrets.map(({ sealed, sealedFor }) => {
    const key = Uint8Array.fromBase64(seal.open(sealed, sealedFor).slice(prefix.length))
    return `v1,${crypto.hmac(key, signed).toBase64()}`
  })
  return {
    'content-type': 'application/json',
    'user-agent': 'warifu-webhooks',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatures.join(' '),
  }
}
