import type { IncomingMessage, ServerResponse } from 'node:http'
import type { InstitutionId } from '../../domain/id.ts'
import type { DirectoryEntry } from '../../service/institution/directory.ts'
import { ocspError } from '../../service/status/answer-ocsp.ts'
import type { Portal } from '../portal/portal-env.ts'
import { type Rate, rateMeter } from '../rate-limit.ts'
import { type OcspReply, ocspCache, uncached } from './ocsp-cache.ts'

const mostOctets = 8192

/** Answers that are not kept cost a look at the database and a signature each: what one address has of them. */
const freshRate: Rate = { burst: 2000, perMinute: 6000 }

/** RFC 6960 appendix A: POST with the request as body, GET with it in base64 as the last part of the path. */
export function ocspHost({ ports, log }: Pick<Portal, 'ports' | 'log'>, rate = freshRate) {
  const mayAskAfresh = rateMeter(rate, () => performance.now())
  const caches = new Map<InstitutionId, ReturnType<typeof ocspCache>>()
  const cacheOf = (id: InstitutionId) => {
    const cache = caches.get(id) ?? ocspCache(ports, () => performance.now())
    caches.set(id, cache)
    return cache
  }

  async function make(entry: DirectoryEntry, asked: string | undefined, request: IncomingMessage) {
    const der = asked === undefined ? await body(request) : fromPath(asked)
    if (der === undefined) return uncached(ocspError('malformedRequest'))
    return cacheOf(entry.institution.id).answer(entry, asked ?? der.toHex(), der)
  }

  /** `asked` is the rest of the path. The hot way first: an answer that is known by its address. */
  return (
    entry: DirectoryEntry,
    asked: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): void => {
    if (ports.journal?.isBehind(entry.institution.id)) {
      give(request, response, uncached(ocspError('tryLater')))
      return
    }
    const ready = asked === undefined ? undefined : cacheOf(entry.institution.id).ready(asked)
    if (ready !== undefined) {
      give(request, response, ready)
      return
    }
    if (!mayAskAfresh(request.socket.remoteAddress ?? '')) {
      give(request, response, uncached(ocspError('tryLater')))
      return
    }
    make(entry, asked, request)
      .catch((err: unknown) => {
        log.error({ err }, 'fault')
        return uncached(ocspError('internalError'))
      })
      .then((reply) => give(request, response, reply))
      .catch(() => response.destroy())
  }
}

function give(
  { headers }: IncomingMessage,
  response: ServerResponse,
  { bytes, headers: own }: OcspReply,
): void {
  if (own.etag !== undefined && headers['if-none-match'] === own.etag) {
    const { 'content-length': _, 'content-type': __, ...shared } = own
    response.writeHead(304, shared).end()
    return
  }
  response.writeHead(200, own).end(bytes)
}

function fromPath(text: string): Uint8Array | undefined {
  try {
    const base64 = decodeURIComponent(text)
    return base64.length > mostOctets ? undefined : Uint8Array.fromBase64(base64)
  } catch {
    return undefined // no base64, which is no request
  }
}

/** Undefined for a body that is longer than any request. */
async function body(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > mostOctets) return undefined
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
