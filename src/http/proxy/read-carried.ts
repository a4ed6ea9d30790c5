import { Malformed } from '../../pki/malformed.ts'
import { judgeAuthority, parseAuthority } from '../edge/authority.ts'
import { valuesOf } from '../edge/carried-headers.ts'
import type { Declined } from '../edge/decline.ts'
import type { ServerKind } from '../edge/edge-event.ts'
import type { Peer } from '../edge/peer.ts'
import { readClientCert } from './client-cert.ts'
import { readForwardedFor } from './forwarded-for.ts'

export interface CarriedFor {
  /** The port in people's addresses. */
  publicPort: number
  /** As of the edge: whose host this is; undefined when it is none that a proxy may bring people to. */
  route(name: string): ServerKind | undefined
}

export type Carried =
  | { kind: 'accepted'; name: string; path: string; peer: Peer }
  | { kind: Declined; serverName: string | undefined; detail?: string }

/**
 * For which host a request is that a proxy brings, and who came. As TLS has ended elsewhere, the name is Host's: exactly
 * one, of a host of ours. Only hosts that ask for a certificate read what was shown.
 */
export function readCarried(
  { rawHeaders, url }: { rawHeaders: readonly string[]; url: string },
  { publicPort, route }: CarriedFor,
): Carried {
  const hosts = valuesOf(rawHeaders, 'host')
  const serverName = parseAuthority(hosts[0] ?? '')?.name
  const judgement = judgeAuthority({ hosts, target: url }, { name: serverName ?? '', port: publicPort })
  if (judgement.kind !== 'accepted') return { kind: judgement.kind, serverName }
  const { path, authority } = judgement
  const server = route(authority.name)
  if (server === undefined) return { kind: 'misdirected', serverName }

  const address = tryTo(() => readForwardedFor(valuesOf(rawHeaders, 'x-forwarded-for')))
  if (address instanceof Malformed) return { kind: 'bad-forwarded-for', serverName, detail: address.message }
  if (server === 'portal') {
    return { kind: 'accepted', name: authority.name, path, peer: { address, certificate: undefined } }
  }
  const certificate = tryTo(() => readClientCert(valuesOf(rawHeaders, 'client-cert')))
  if (certificate instanceof Malformed)
    return { kind: 'bad-client-cert', serverName, detail: certificate.message }
  return { kind: 'accepted', name: authority.name, path, peer: { address, certificate } }
}

function tryTo<T>(parse: () => T): T | Malformed {
  try {
    return parse()
  } catch (error) {
    if (error instanceof Malformed) return error
    throw error
  }
}
