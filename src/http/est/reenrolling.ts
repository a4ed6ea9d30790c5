import { parseBase64 } from '../../pki/base64.ts'
import { Malformed } from '../../pki/malformed.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Ports } from '../../ports/ports.ts'
import type { SignedCertificate } from '../../service/ca/issued-records.ts'
import type { Shown } from '../../service/est/identify.ts'
import { reenrol } from '../../service/est/reenrol.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import { type Incoming, possessionOf } from '../edge/peer.ts'
import type { Meter } from '../rate-limit.ts'
import { certificateMeter } from './certificate-meter.ts'

/** How long a client waits for a signature before it is told to come again. */
export const patience: Temporal.Duration = Temporal.Duration.from({ seconds: 20 })

/** What the short and the long way to simplereenroll know in common. */
export interface Reenrolling {
  /** Tries of each certificate. */
  meter: Meter
  make(
    ports: Ports,
    entry: DirectoryEntry,
    asked: { incoming: Incoming; shown: Shown | undefined; body: string },
  ): Promise<SignedCertificate>
}

export function openReenrolling(clock: Clock): Reenrolling {
  const shownAt = firstSeen(() => clock.now())
  return {
    meter: certificateMeter(),
    async make(ports, entry, { incoming, shown, body }) {
      const request = readRequestBody(body)
      return reenrol(ports, entry, { shown, shownAt: shownAt(incoming), request })
    },
  }
}

/** RFC 8951 §3.1: base64 whatever Content-Transfer-Encoding says, with line breaks or without. */
export function readRequestBody(body: string): Uint8Array {
  const request = parseBase64(body)
  if (request.length === 0) throw new Malformed('the body is empty')
  return request
}

export function isForRequests(contentType: string | undefined): boolean {
  const [type = ''] = (contentType ?? '').split(';')
  return type.trim().toLowerCase() === 'application/pkcs10'
}

/** RFC 7030 §4.2.3: who comes again with the same request gets the same certificate, once it is signed. */
export async function inTime(
  made: Promise<SignedCertificate>,
  waits: Temporal.Duration,
): Promise<SignedCertificate | 'late'> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(resolve, waits.total('milliseconds'), 'late')
  return Promise.race([made, late]).finally(() => clearTimeout(timer))
}

/**
 * The handshake of a connection that goes on is as old as its first request. What a proxy brings it has judged for this
 * request.
 */
function firstSeen(now: () => Temporal.Instant): (incoming: Incoming) => Temporal.Instant {
  const seen = new WeakMap<Incoming['socket'], Temporal.Instant>()
  return (incoming) => {
    if (possessionOf(incoming) === 'proxy') return now()
    const at = seen.get(incoming.socket) ?? now()
    seen.set(incoming.socket, at)
    return at
  }
}
