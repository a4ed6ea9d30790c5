import { encodeBase64, parseBase64 } from '../../../pki/base64.ts'
import { type Bytes, sameBytes } from '../../../pki/bytes.ts'
import { certifiedKey } from './certified-key.ts'

export interface Issued {
  readonly kind: 'issued'
  readonly certificate: Uint8Array
  /** The authorities, the one that issued first. */
  readonly chain: readonly Uint8Array[]
  readonly friendlyName: string
}

/** A problem of RFC 9457: what to tell the person, and where to go on. */
export interface Refused {
  readonly kind: 'refused'
  readonly detail?: string | undefined
  readonly onward?: string | undefined
}

/** `offline`: nobody knows what became of it; the same request may be sent again, and gets the same certificate. */
export type Answer = Issued | Refused | { readonly kind: 'offline' }

export async function askCertificate(url: string, request: Bytes, spki: Bytes): Promise<Answer> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ request: encodeBase64(request) }),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(30_000),
    })
    if (response.status >= 500) return { kind: 'offline' }
    return readAnswer(response.ok, await response.text(), spki)
  } catch {
    return { kind: 'offline' } // no answer, or half of one
  }
}

/** Whatever is not a certificate for this very key is a refusal. */
export function readAnswer(ok: boolean, text: string, spki: Uint8Array): Answer {
  try {
    const body: Record<string, unknown> = JSON.parse(text)
    if (!ok) return { kind: 'refused', detail: textOf(body.detail), onward: textOf(body.onward) }
    const { certificate, chain, friendlyName } = body
    const issued: Issued = {
      kind: 'issued',
      certificate: parseBase64(String(certificate)),
      chain: Array.isArray(chain) ? chain.map((one) => parseBase64(String(one))) : [],
      friendlyName: String(friendlyName),
    }
    if (sameBytes(certifiedKey(issued.certificate), spki)) return issued
  } catch {
    // What cannot be read is no certificate.
  }
  return { kind: 'refused' }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
