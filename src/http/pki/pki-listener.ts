import type { IncomingMessage, ServerResponse } from 'node:http'
import { readId } from '../../domain/id.ts'
import type { IssuerRecord } from '../../ports/certificate-records.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import type { Portal } from '../portal/portal-env.ts'
import { give, giveText, type Signed, type SignedType } from './give.ts'
import { listCache } from './list-cache.ts'

interface Found extends Signed {
  type: SignedType
}

/**
 * What is signed itself, over plain HTTP: lists of the revoked and CA certificates, at the addresses that stand in
 * certificates (domain/status-address.ts). The Host header is not looked at: proxies and caches change it, and nothing
 * here is anybody's secret.
 */
export function pkiListener({ ports, directory, log }: Portal) {
  const lists = listCache(ports, () => performance.now())

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request
    if (method !== 'GET' && method !== 'HEAD')
      return giveText(response, 405, 'not allowed\n', { allow: 'GET, HEAD' })
    if (url === '/healthz') return giveText(response, 200, 'ok\n')
    const found = await find(url)
    if (found === undefined) return giveText(response, 404, 'not found\n')
    return give(request, response, found.type, found)
  }

  async function find(url: string): Promise<Found | undefined> {
    const [, slug = '', kind, ...path] = url.split('/')
    const entry = directory.bySlug(slug)
    if (entry === undefined) return undefined
    if (kind === 'ca') return issuerCertificate(entry, path.join('/'))
    return kind === 'crl' ? list(entry, path.join('/')) : undefined
  }

  async function list({ institution, issuers }: DirectoryEntry, path: string): Promise<Found | undefined> {
    const [, id = '', scope = 'all', delta] = listName.exec(path) ?? []
    const issuer = ofOurs(issuers, id)
    const found = issuer && (await lists(institution.id, issuer.id, scope))
    return found && { type: 'application/pkix-crl', ...(delta === undefined ? found.full : found.delta) }
  }

  function issuerCertificate({ issuers }: DirectoryEntry, path: string): Found | undefined {
    const [, id = ''] = /^([0-9a-f-]{36})\.cer$/.exec(path) ?? []
    const bytes = ofOurs(issuers, id)?.certificate
    const etag = bytes && `"${ports.crypto.sha256(bytes).subarray(0, 16).toHex()}"`
    return bytes && etag ? { type: 'application/pkix-cert', bytes, etag } : undefined
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((err: unknown) => {
      log.error({ err }, 'fault')
      if (response.headersSent) response.destroy()
      else giveText(response, 503, 'not now\n', { 'retry-after': '5' })
    })
  }
}

/** `<issuer>.crl`, `<issuer>-delta.crl`, `<issuer>/2027-02.crl`, `<issuer>/2027-02-delta.crl` */
const listName = /^([0-9a-f-]{36})(?:\/(\d{4}-\d\d))?(-delta)?\.crl$/

function ofOurs(issuers: readonly IssuerRecord[], id: string): IssuerRecord | undefined {
  const wanted = readId(id)
  return issuers.find((issuer) => issuer.id === wanted && issuer.level !== 'predecessor')
}
