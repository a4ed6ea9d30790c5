import { randomUUID } from 'node:crypto'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import type { Ports } from '../../ports/ports.ts'
import { type Renewer, readRenewer, requestInCase } from '../../service/renewal/request-certificate.ts'
import { certificateRequest } from '../../wire/enrolment.ts'
import { cookieIn } from '../cookies.ts'
import { rateMeter } from '../rate-limit.ts'
import { readJsonText } from '../read-form.ts'
import { logRequest } from '../request-log.ts'
import { allHeaders } from '../security-headers.ts'
import { type Arrival, headersOf, portsFor } from '../short-way.ts'
import { portalOrigin } from '../site.ts'
import { type Ahead, cheapRate, elapsed, largestBody, portalApp, slugOf } from './app.ts'
import { answerIssued } from './issued-answer.ts'
import { logonFetch } from './logon-fetch.ts'
import type { Portal } from './portal-env.ts'

export type PortalFetch = (request: Request, arrival: Arrival) => Response | Promise<Response>

/** The one request of every renewal that makes its certificate; the letters are those of an id. */
const wanted = /^https?:\/\/[^/?#]+\/renewal\/([0-9a-f-]{36})\/certificate$/

const headers = { ...allHeaders(), 'content-type': 'application/json' }

/**
 * The portal, with a short way for logging on, and for the request that a whole company sends on one morning: what of
 * that is refused once its body was read is told on the long way.
 */
export function portalFetch(portal: Portal): PortalFetch {
  const mayBegin = rateMeter(cheapRate, elapsed)
  const app = portalApp(portal, mayBegin)
  const logon = logonFetch(portal, mayBegin)
  return async (request, arrival) => {
    if (request.method === 'GET') return (await logon(request, arrival)) ?? app.fetch(request, arrival)
    const renewalId = request.method === 'POST' ? wanted.exec(request.url)?.[1] : undefined
    if (renewalId === undefined) return app.fetch(request, arrival)
    const begun = performance.now()
    const header = headersOf(request, arrival)
    const asking = await readAsking(portal, renewalId, header, arrival)
    if (asking === undefined) return app.fetch(request, arrival)
    try {
      const body = JSON.stringify(await issue(portal, asking, await request.text()))
      const requestId = randomUUID()
      const path = `/renewal/${renewalId}/certificate`
      logRequest(portal.log, { requestId, method: 'POST', host: header('host'), path, status: 200 }, begun)
      return new Response(body, { headers: { ...headers, 'x-request-id': requestId } })
    } catch (error) {
      return app.fetch(request, { ...arrival, failure: { error } } satisfies Ahead)
    }
  }
}

interface Asking extends Renewer {
  ports: Ports
  institution: InstitutionRecord
}

/** Undefined where anything is as it should not be: then the long way says so. */
async function readAsking(
  { ports: given, directory, site }: Portal,
  renewalId: string,
  header: (name: string) => string | undefined,
  arrival: Arrival,
): Promise<Asking | undefined> {
  const slug = slugOf(site, header('host') ?? '')
  const institution = directory.bySlug(slug)?.institution
  const token = cookieIn(header('cookie') ?? '', 'session')
  const isSmall =
    Number(header('content-length') ?? 0) <= largestBody && header('transfer-encoding') === undefined
  const isOurs = header('origin') === portalOrigin(site, slug)
  if (institution === undefined || token === undefined || !isSmall || !isOurs) return undefined
  const ports = portsFor(given, arrival)
  const renewer = await readRenewer(ports, institution, token, renewalId).catch(() => undefined)
  return renewer?.session.owes === 'nothing' ? { ...renewer, ports, institution } : undefined
}

async function issue(portal: Portal, { ports, institution, session, found }: Asking, body: string) {
  const { request } = readJsonText(body, certificateRequest)
  const issued = await requestInCase(ports, institution, session, found, Uint8Array.fromBase64(request))
  return answerIssued(portal, institution, session.member, issued)
}
