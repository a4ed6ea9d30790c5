import { bringPeer } from '../../src/http/edge/peer.ts'
import { estFetch } from '../../src/http/est/est-fetch.ts'
import { fieldsOf, readDer } from '../../src/pki/der-reader.ts'
import type { World } from '../world.ts'

/** Who holds what is shown is believed here; over TLS it is proved in test/est/judges.test.ts. */
export interface EstQuestion {
  shown?: Uint8Array | undefined
  body?: string
  type?: string
  headers?: Record<string, string>
}

export interface EstAnswer {
  status: number
  headers: Headers
  text: string
  /** The certificate that came. */
  certificate: Uint8Array
}

export type EstClient = (operation: string, question?: EstQuestion) => Promise<EstAnswer>

/** A client of `<slug>.est`, without sockets. */
export function estClient(world: World, slug = 'a', waits?: Temporal.Duration): EstClient {
  const fetch = estFetch(world.portal, waits)
  return async (operation, { shown, body, type = 'application/pkcs10', headers = {} } = {}) => {
    const incoming = { socket: {} }
    const certificate = shown && {
      der: shown,
      fingerprint: world.ports.crypto.sha256(shown).toHex(),
    }
    bringPeer(incoming, { address: '192.0.2.7', certificate })
    const host = `${slug}.est.${world.portal.site.domain}:${world.portal.site.port}`
    const asked = new Request(`https://${host}/.well-known/est/${operation}`, {
      headers: {
        host,
        'accept-language': 'en',
        ...(body !== undefined && {
          'content-type': type,
          'content-length': String(Buffer.byteLength(body)),
        }),
        ...headers,
      },
      ...(body !== undefined && { method: 'POST', body }),
    })
    const answer = await fetch(asked, { incoming })
    const text = await answer.text()
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      certificate:
        operation.includes('enroll') && answer.status === 200 ? onlyCertificate(text) : new Uint8Array(),
    }
  }
}

/** The one that is in it; empty where the answer is something else. */
function onlyCertificate(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]+=*\n?$/.test(text)) return new Uint8Array()
  const content = fieldsOf(readDer(Uint8Array.fromBase64(text)), 'ContentInfo')
  content.next(0x06)
  const [signedData, ...more] = content.next(0xa0).elements
  if (signedData === undefined || more.length > 0) throw new Error('no SignedData')
  const fields = fieldsOf(signedData, 'SignedData')
  for (const tag of [0x02, 0x31, 0x30]) fields.next(tag)
  return fields.next(0xa0).elements[0]?.der ?? new Uint8Array()
}
