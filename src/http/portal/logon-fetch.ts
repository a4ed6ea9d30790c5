import type { LogonPurpose } from '../../domain/logon.ts'
import type { InstitutionRecord } from '../../ports/institution-records.ts'
import { beginAttempt } from '../../service/logon/begin-attempt.ts'
import { redeemSwiftly } from '../../service/logon/redeem-code.ts'
import { cookieIn, setCookie } from '../cookies.ts'
import { addressOf } from '../edge/peer.ts'
import type { Meter } from '../rate-limit.ts'
import { allHeaders } from '../security-headers.ts'
import { type Arrival, headersOf, leadOn, portsFor } from '../short-way.ts'
import { logonUrl } from '../site.ts'
import { slugOf } from './app.ts'
import { languageOf, preferred } from './language.ts'
import type { Portal } from './portal-env.ts'

const beginning = /^https?:\/\/[^/?#]+\/logon\/start(?:\?purpose=(logon|renewal|proof))?$/
const returning = /^https?:\/\/[^/?#]+\/logon\/return\?code=([\w-]{43})$/

const headers = allHeaders()

/** The portal's two steps of a log-on. Undefined: the long way. */
export function logonFetch(
  portal: Portal,
  mayBegin: Meter,
): (request: Request, arrival: Arrival) => Promise<Response | undefined> {
  return async (request, arrival) => {
    if (request.method !== 'GET') return undefined
    const begun = performance.now()
    const { url } = request
    const begins = beginning.exec(url)
    const code = begins === null ? returning.exec(url)?.[1] : undefined
    if (begins === null && code === undefined) return undefined
    const header = headersOf(request, arrival)
    const host = header('host')
    const institution = openInstitution(portal, host)
    if (institution === undefined) return undefined
    const asked = { header, arrival, institution, host, begun }
    return code === undefined
      ? begin(portal, asked, readPurpose(begins?.[1]), mayBegin)
      : comeBack(portal, asked, code)
  }
}

/** Undefined while its doors are closed, too: the long way tells why. */
function openInstitution({ directory, site, ports }: Portal, host: string | undefined) {
  const institution = directory.bySlug(slugOf(site, host ?? ''))?.institution
  return institution && ports.journal?.isBehind(institution.id) ? undefined : institution
}

interface AskedAhead {
  header: (name: string) => string | undefined
  arrival: Arrival
  institution: InstitutionRecord
  host: string | undefined
  begun: number
}

function begin(
  { ports, log, site }: Portal,
  { header, arrival, institution, host, begun }: AskedAhead,
  purpose: LogonPurpose,
  mayBegin: Meter,
): Response | undefined {
  if (!mayBegin((arrival.incoming && addressOf(arrival.incoming)) ?? '')) return undefined
  const cookies = header('cookie') ?? ''
  const language = languageOf(cookieIn(cookies, 'language')) ?? preferred(header('accept-language'))
  const { label, cookie } = beginAttempt(ports, institution, purpose, cookieIn(cookies, 'attempt'))
  const location = logonUrl(site, institution.slug, label, language)
  const own = { location, 'set-cookie': setCookie('attempt', cookie) }
  return leadOn(log, { ...headers, ...own }, { host, path: '/logon/start', begun })
}

/** Only where no session was there before and all is well; else nothing has been written, and the code not been spent. */
async function comeBack(
  { ports, log, directory }: Portal,
  { header, arrival, institution, host, begun }: AskedAhead,
  code: string,
): Promise<Response | undefined> {
  const cookies = header('cookie') ?? ''
  if (cookieIn(cookies, 'session') !== undefined) return undefined
  const issuers = directory.bySlug(institution.slug)?.issuers ?? []
  const redeemed = await redeemSwiftly(
    portsFor(ports, arrival),
    { institution, issuers },
    {
      code,
      cookie: cookieIn(cookies, 'attempt'),
      session: undefined,
    },
  )
  if (redeemed?.kind !== 'logged-on') return undefined
  const location = redeemed.purpose === 'proof' ? '/logon/proved' : '/logon/next'
  const own = { location, 'set-cookie': setCookie('session', redeemed.token) }
  return leadOn(log, { ...headers, ...own }, { host, path: '/logon/return', begun })
}

function readPurpose(text: string | undefined): LogonPurpose {
  return text === 'renewal' || text === 'proof' ? text : 'logon'
}
