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
  return listening({
    ...limits,
    ...fallback,
    minVersion: 'TLSv1.2',
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: 10_000,
    SNICallback(serverName, callback) {
      const name = serverName.toLowerCase()
      callback(null, route(name) === 'portal' ? portalContext(name) : undefined)
    },
  })
}

export interface LogonServerOptions extends TlsServerOptions {
  minVersion: SecureVersion
  logonContext(serverName: string): SecureContext
}

/**
 * Asks for a client certificate and takes any or none: the application judges (domain.md §9.2). Nothing of a connection
 * outlives it (§9.3): one request, no ticket, no session. Node keeps sessions only where 'newSession' is listened to.
 */
export function createLogonServer({ limits, minVersion, route, logonContext }: LogonServerOptions): Server {
  const server = listening({
    ...limits,
    requestCert: true,
    rejectUnauthorized: false,
    minVersion,
    secureOptions: constants.SSL_OP_NO_TICKET,
    ALPNProtocols: ['http/1.1'],
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

/** Node arms headersTimeout and requestTimeout on 'listening', which a server that is handed its sockets never does. */
function listening(options: ServerOptions): Server {
  const server = createServer(options)
  server.emit('listening')
  return server
}
