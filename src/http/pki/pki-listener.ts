import type { IncomingMessage, ServerResponse } from 'node:http'
import { readId } from '../../domain/id.ts'
import { trustedAuthorities } from '../../domain/issuing-authority.ts'
import { keptSeconds, statusPolicyAt } from '../../domain/status-times.ts'
import { encodeCertsOnly } from '../../pki/certs-only.ts'
import { encodePem } from '../../pki/pem.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import type { Portal } from '../portal/portal-env.ts'
import type { Rate } from '../rate-limit.ts'
import { broughtLists } from './brought-lists.ts'
import { give, giveText, type Signed, type SignedType } from './give.ts'
import { listCache } from './list-cache.ts'
import { ocspHost } from './ocsp-host.ts'

interface Found extends Signed {
  type: SignedType
}

/**
 * What is signed itself, over plain HTTP: lists of the revoked, OCSP and CA certificates, at the addresses that stand
 * in certificates (domain/status-address.ts). The Host header is not looked at: proxies and caches change it, and nothing
 * here is anybody's secret.
 */
export function pkiListener({ ports, directory, log }: Portal, ocspRate?: Rate) {
  const ocsp = ocspHost({ ports, log }, ocspRate)
  const lists = listCache(ports, () => performance.now())
  const brought = broughtLists(ports)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request
    if (method !== 'GET' && method !== 'HEAD')
      return giveText(response, 405, 'not allowed\n', { allow: 'GET, HEAD' })
    if (url === '/healthz') return giveText(response, 200, 'ok\n')
    const [, slug = '', ...path] = url.split('/')
    const entry = directory.bySlug(slug)
    if (entry === undefined) return giveText(response, 404, 'not found\n')
    const { id, versions } = entry.institution
    // Records that have forgotten something tell nobody what is good.
    if (ports.journal?.isBehind(id)) return giveText(response, 503, 'not now\n', { 'retry-after': '60' })
    const found = await find(entry, path)
    if (found === undefined) return giveText(response, 404, 'not found\n')
    const status = statusPolicyAt(versions, ports.clock.now())
    const maxAge = keptSeconds(status, found.nextUpdate, ports.clock.machine())
    return give(request, response, { ...found, maxAge })
  }

  async function find(entry: DirectoryEntry, [kind, ...path]: readonly string[]): Promise<Found | undefined> {
    if (kind === 'ca') return authorities(entry, path.join('/'))
    return kind === 'crl' ? list(entry, path.join('/')) : undefined
  }

  async function list({ institution, issuers }: DirectoryEntry, path: string): Promise<Found | undefined> {
    const [, id = '', scope = 'all', delta] = listName.exec(path) ?? []
    const issuer = ofOurs(issuers, id)
    if (issuer?.broughtList !== undefined) {
      if (scope !== 'all' || delta !== undefined) return undefined
      const { number, nextUpdate } = issuer.broughtList
      const der = await brought(institution.id, issuer.id, number)
      return der && { ...found('application/pkix-crl', der), nextUpdate }
    }
    const listed = issuer && (await lists(institution.id, issuer.id, scope))
    return listed && { type: 'application/pkix-crl', ...(delta === undefined ? listed.full : listed.delta) }
  }

  function authorities({ issuers }: DirectoryEntry, path: string): Found | undefined {
    if (path === 'bundle.pem')
      return found('application/pem-certificate-chain', bundle(issuers, ports.clock.machine()))
    const [, id = '', kind] = /^([0-9a-f-]{36})\.(cer|p7c)$/.exec(path) ?? []
    const issuer = ofOurs(issuers, id)
    if (issuer === undefined) return undefined
    if (kind === 'cer') return found('application/pkix-cert', issuer.certificate)
    const chain = [issuer, ...issuers.filter((one) => one !== issuer && one.id === issuer.signedBy)]
    const der = encodeCertsOnly(chain.map(({ certificate }) => certificate))
    return found('application/pkcs7-mime; smime-type=certs-only', der)
  }

  const found = (type: SignedType, bytes: Uint8Array): Found => ({
    type,
    bytes,
    etag: `"${ports.crypto.sha256(bytes).subarray(0, 16).toHex()}"`,
  })

  function answerSafely(request: IncomingMessage, response: ServerResponse): void {
    answer(request, response).catch((err: unknown) => {
      log.error({ err }, 'fault')
      if (response.headersSent) response.destroy()
      else giveText(response, 503, 'not now\n', { 'retry-after': '5' })
    })
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    const [, slug = '', asked] = ocspPath.exec(request.url ?? '') ?? []
    const entry = directory.bySlug(slug)
    if (entry && request.method === (asked === undefined ? 'POST' : 'GET'))
      ocsp(entry, asked, request, response)
    else answerSafely(request, response)
  }
}

/** `/a/ocsp`, and with a request behind it */
const ocspPath = /^\/([a-z][a-z0-9]{0,15})\/ocsp(?:\/([^?]+))?$/

/** `<issuer>.crl`, `<issuer>-delta.crl`, `<issuer>/2027-02.crl`, `<issuer>/2027-02-delta.crl` */
const listName = /^([0-9a-f-]{36})(?:\/(\d{4}-\d\d))?(-delta)?\.crl$/

function bundle(issuers: readonly IssuerRecord[], now: Temporal.Instant): Uint8Array {
  const pems = trustedAuthorities(issuers, now).map(({ certificate }) =>
    encodePem('CERTIFICATE', certificate),
  )
  return new TextEncoder().encode(pems.join(''))
}

function ofOurs(issuers: readonly IssuerRecord[], id: string): IssuerRecord | undefined {
  const wanted = readId(id)
  return issuers.find((issuer) => issuer.id === wanted && issuer.level !== 'predecessor')
}
