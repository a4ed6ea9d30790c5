import type { ServerOptions } from 'node:http'

/** What every listener of ours allows a client: Node's option names, in milliseconds and octets. */
export const httpLimits = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000, // from the first octet of a request, or from the end of the handshake, to its last header
  requestTimeout: 60_000, // to the last octet of its body
  keepAliveTimeout: 65_000, // longer than a load balancer's usual 60 s, so that it is the one to close
  connectionsCheckingInterval: 2_000,
  insecureHTTPParser: false, // whatever Node's command line says
  requireHostHeader: false, // the edge judges it itself, and answers in plain words
} satisfies ServerOptions

export type HttpLimits = typeof httpLimits & ServerOptions
