import type { IncomingMessage } from 'node:http'

/**
 * What proxies say of whom they carry. From anybody else it is an attempt to be somebody: no application ever sees one
 * of these, so that none can come to trust it.
 */
export const carriedHeaders: ReadonlySet<string> = new Set([
  'client-cert', // RFC 9440
  'client-cert-chain',
  'forwarded', // RFC 7239
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
  'x-forwarded-client-cert',
  'x-real-ip',
  'x-client-cert',
  'x-client-verify',
  'x-ssl-cert',
  'x-ssl-client-cert',
  'x-ssl-client-verify',
  'x-arr-clientcert',
  'ssl-client-cert',
  'ssl-client-verify',
])

/** From here on nobody can tell that they were there. */
export function dropCarriedHeaders(request: IncomingMessage): void {
  const { rawHeaders, headers, headersDistinct } = request
  const isCarried = (name = '') => carriedHeaders.has(name.toLowerCase())
  if (!rawHeaders.some((text, at) => at % 2 === 0 && isCarried(text))) return
  for (const name of carriedHeaders) {
    delete headers[name]
    delete headersDistinct[name]
  }
  request.rawHeaders = rawHeaders.filter((_, at) => !isCarried(rawHeaders[at - (at % 2)]))
}

/** Every value of one header, in the order they came; names and values stand in turns. */
export function valuesOf(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name)
}
