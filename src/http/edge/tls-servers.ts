import { constants } from 'node:crypto'
import { createServer, type Server, type ServerOptions } from 'node:https'
import type { SecureContext, SecureVersion } from 'node:tls'
import type { ServerKind } from './edge-event.ts'
import type { HttpLimits } from './http-limits.ts'

/** What a TLS server needs to know. The options of the server, not those of a context, decide on versions and tickets. */
export interface TlsServerOptions {
  route(serverName: string): ServerKind | undefined
  limits: HttpLimits
}

export interface PortalServerOptions extends TlsServerOptions {
  /** The certificate for a client that names none of our hosts, so that it can be told so. */
  fallback: { key: string | Buffer; cert: string | Buffer }
  portalContext(serverName: string): SecureContext
}

/** Never asks for a client certificate. */
export function createPortalServer({ fallback, limits, route, portalContext }: PortalServerOptions): Server {
  return createHandedServer({
    ...limits,
    ...fallback,
    minVersion: 'TLSv1.2',
    handshakeTimeout: 10_000,
    SNICallback(serverName, callback) {
      const name = serverName.toLowerCase()
      callback(null, route(name) === 'portal' ? portalContext(name) : undefined)
    },
  })
}

/**
 * Asks for a client certificate, takes any or none, and sends no CA's name, as programs may have signed theirs themselves: the
 * application judges. A connection goes on, since the certificate is its own to the end.
 */
export function createMachineServer({ limits, route, portalContext }: PortalServerOptions): Server {
  return createHandedServer({
    ...limits,
    requestCert: true,
    rejectUnauthorized: false,
    minVersion: 'TLSv1.2',
    handshakeTimeout: 10_000,
    SNICallback(serverName, callback) {
      const name = serverName.toLowerCase()
      if (route(name) === 'machine') callback(null, portalContext(name))
      else callback(new Error('this is no host for programs'))
    },
  })
}

export interface LogonServerOptions extends TlsServerOptions {
  minVersion: SecureVersion
  logonContext(serverName: string): SecureContext
}

/** Asks for a client certificate and takes any or none: the application judges (domain.md §9.2). One request, then gone (§9.3). */
export function createLogonServer({ limits, minVersion, route, logonContext }: LogonServerOptions): Server {
  const server = createHandedServer({
    ...limits,
    requestCert: true,
    rejectUnauthorized: false,
    minVersion,
    handshakeTimeout: 120_000, // a person may be choosing a certificate or typing its PIN meanwhile
    SNICallback(serverName, callback) {
      const name = serverName.toLowerCase()
      if (route(name) === 'logon') callback(null, logonContext(name))
      else callback(new Error('this is no log-on host'))
    },
  })
  server.maxRequestsPerSocket = 1
  return server
}

/**
 * A server that gets its sockets from the edge. No session outlives its connection: a resumed one proves no certificate
 * anew, and in TLS 1.2 does not tell its name. No ticket is given out, and Node keeps no sessions unless told where.
 */
function createHandedServer(options: ServerOptions): Server {
  const server = createServer({
    ...options,
    ALPNProtocols: ['http/1.1'],
    secureOptions: constants.SSL_OP_NO_TICKET,
  })
  // What arms headersTimeout and requestTimeout in Node; it would never come to a server that does not listen.
  server.emit('listening')
  return server
}
