import { randomUUID } from 'node:crypto'
import { encodeCertsOnly } from '../../pki/certs-only.ts'
import type { Shown } from '../../service/est/identify.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import { type Incoming, presentedCertificate } from '../edge/peer.ts'
import type { Portal } from '../portal/portal-env.ts'
import { logRequest } from '../request-log.ts'
import { allHeaders } from '../security-headers.ts'
import { type Arrival, headersOf, portsFor } from '../short-way.ts'
import { estHeaders } from './answer.ts'
import { entryAt, estApp, largestBody } from './app.ts'
import { refuseTooMany } from './certificate-meter.ts'
import type { Ahead } from './est-env.ts'
import { inTime, isForRequests, openReenrolling, patience, type Reenrolling } from './reenrolling.ts'

type EstArrival = Arrival & { incoming: Incoming }

export type EstFetch = (request: Request, arrival: EstArrival) => Response | Promise<Response>

const wanted = /^https?:\/\/[^/?#]+(\/\.well-known\/est\/(?:([^/?#]+)\/)?simplereenroll)$/

const headers = { ...allHeaders(), ...estHeaders('application/pkcs7-mime; smime-type=certs-only') }

/**
 * The hosts of EST, with a short way for simplereenroll, which all devices of a company may ask for on one morning: what
 * of that is refused once its body was read, or takes long, is told on the long way.
 */
export function estFetch(portal: Portal, waits: Temporal.Duration = patience): EstFetch {
  const reenrolling = openReenrolling(portal.ports.clock)
  const app = estApp(portal, reenrolling, waits)
  return async (request, arrival) => {
    const begun = performance.now()
    const [, path = '', label] = (request.method === 'POST' && wanted.exec(request.url)) || []
    const header = headersOf(request, arrival)
    const asking = path === '' ? undefined : readAsking(portal, label, header, arrival)
    if (asking === undefined) return app.fetch(request, arrival)
    const done = await make(reenrolling, portal, asking, request, waits)
    if (!('der' in done)) return app.fetch(request, { ...arrival, ...done })
    const requestId = randomUUID()
    logRequest(portal.log, { requestId, method: 'POST', host: header('host'), path, status: 200 }, begun)
    return new Response(encodeCertsOnly([done.der]).toBase64(), {
      headers: { ...headers, 'x-request-id': requestId },
    })
  }
}

interface Asking {
  entry: DirectoryEntry
  shown: Shown
  arrival: EstArrival
}

/** Undefined where anything is as it should not be: then the long way says so. */
function readAsking(
  portal: Portal,
  label: string | undefined,
  header: (name: string) => string | undefined,
  arrival: EstArrival,
): Asking | undefined {
  const entry = entryAt(portal, header('host'))
  const shown = presentedCertificate(arrival.incoming)
  if (entry === undefined || shown === undefined) return undefined
  const { id, slug } = entry.institution
  const length = header('content-length') ?? ''
  const isSmall = /^\d+$/.test(length) && Number(length) <= largestBody
  const isPlain = header('transfer-encoding') === undefined && isForRequests(header('content-type'))
  const isProgram = header('origin') === undefined
  const isOpen = (label === undefined || label === slug) && !portal.ports.journal?.isBehind(id)
  return isSmall && isPlain && isProgram && isOpen ? { entry, shown, arrival } : undefined
}

async function make(
  reenrolling: Reenrolling,
  { ports }: Portal,
  { entry, shown, arrival }: Asking,
  request: Request,
  waits: Temporal.Duration,
): Promise<{ der: Uint8Array } | Ahead> {
  try {
    refuseTooMany(reenrolling.meter, shown)
    const { incoming } = arrival
    const body = await request.text()
    const made = reenrolling.make(portsFor(ports, arrival), entry, { incoming, shown, body })
    const answer = await inTime(made, waits)
    return answer === 'late' ? { late: made } : answer
  } catch (error) {
    return { failure: { error } }
  }
}
