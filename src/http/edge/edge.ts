import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server } from 'node:https'
import { createServer, type Socket } from 'node:net'
import { type SecureContext, type SecureVersion, TLSSocket } from 'node:tls'
import { judgeAuthority, misdirected } from './authority.ts'
import { dropCarriedHeaders, valuesOf } from './carried-headers.ts'
import { httpConnections } from './connections.ts'
import { decline } from './decline.ts'
import type { EdgeEvent, ServerKind } from './edge-event.ts'
import { farewell } from './farewell.ts'
import { type HttpLimits, httpLimits } from './http-limits.ts'
import { closeListener, listen } from './listen.ts'
import { type RawConnections, rawConnections } from './raw-connections.ts'
import { readClientHello } from './read-client-hello.ts'
import { createLogonServer, createMachineServer, createPortalServer } from './tls-servers.ts'

/** Which server accepted the request, and the name that TLS asked for; Host has been found to say the same. */
export interface Accepted {
  kind: ServerKind
  serverName: string
}

export type EdgeListener = (request: IncomingMessage, response: ServerResponse, accepted: Accepted) => void

export interface EdgeOptions {
  host: string
  /** 0 takes any free one. */
  port: number
  /** The port in the addresses that people use. Absent: the one we listen on. */
  publicPort?: number | undefined
  /** Whose host this is, for a name in lower case; undefined when it is none of ours. Asked anew for every request. */
  route(serverName: string): ServerKind | undefined
  portalContext(serverName: string): SecureContext
  /** Its `ca` are the issuers whose names are sent to the browser. */
  logonContext(serverName: string): SecureContext
  /** The certificate for a client that names none of our hosts, so that it can be told so. */
  fallback: { key: string | Buffer; cert: string | Buffer }
  onPortal: EdgeListener
  onLogon: EdgeListener
  /** Hosts for programs, under the portal's contexts. */
  onMachine: EdgeListener
  log(event: EdgeEvent): void
  /** Absent: TLS 1.3 only. */
  logonMinVersion?: SecureVersion
  /** Absent: 5 seconds. */
  helloTimeout?: Temporal.Duration
  /** Absent: no cap. A whole company may come from one address. */
  connectionsPerAddress?: number | undefined
  limits?: HttpLimits
}

export interface Edge {
  port: number
  /** Takes no more connections, lets begun requests end, and cuts what is left at the deadline. To be called once. */
  close(deadline: Temporal.Duration): Promise<void>
}

/**
 * One TLS port for all hosts. Whether a client certificate is asked for belongs to a server, not to a name
 * (domain.md §9.4): so we read the ClientHello, and hand the connection to the server that its name belongs to.
 */
export async function openEdge(options: EdgeOptions): Promise<Edge> {
  const { connectionsPerAddress = Number.POSITIVE_INFINITY, limits = httpLimits } = options
  const servers = {
    portal: createPortalServer({ ...options, limits }),
    logon: createLogonServer({ ...options, limits, minVersion: options.logonMinVersion ?? 'TLSv1.3' }),
    machine: createMachineServer({ ...options, limits }),
  }
  const raw = rawConnections(connectionsPerAddress)
  const connections = [
    raw,
    httpConnections(servers.portal, 'secureConnection'),
    httpConnections(servers.logon, 'secureConnection'),
    httpConnections(servers.machine, 'secureConnection'),
  ]

  const listener = createServer({ noDelay: true }, (socket) => void dispatch(socket, raw, servers, options))
  const port = await listen(listener, options.host, options.port)
  serve('portal', servers.portal, options.publicPort ?? port, options)
  serve('logon', servers.logon, options.publicPort ?? port, options)
  serve('machine', servers.machine, options.publicPort ?? port, options)

  return {
    port,
    async close(deadline) {
      await closeListener(listener, connections, deadline)
      servers.portal.close()
      servers.logon.close()
      servers.machine.close()
    },
  }
}

/** Gives the connection to the server of the name that its ClientHello asks for; the portal's where it asks for none of ours. */
async function dispatch(
  socket: Socket,
  raw: RawConnections,
  servers: Record<ServerKind, Server>,
  { helloTimeout = Temporal.Duration.from({ seconds: 5 }), log, route }: EdgeOptions,
): Promise<void> {
  const address = socket.remoteAddress
  socket.on('error', () => socket.destroy())
  if (!raw.admit(socket)) {
    log({ kind: 'too-many-connections', address })
    socket.destroy()
    return
  }

  const hello = await readClientHello(socket, helloTimeout)
  switch (hello.kind) {
    case 'gone':
      return
    case 'too-slow':
      log({ kind: 'hello-too-slow', address })
      socket.destroy()
      return
    case 'malformed':
      log({ kind: 'hello-malformed', address, detail: hello.detail })
      farewell(socket, hello.received)
      return
    case 'hello': {
      const kind = hello.serverName === undefined ? undefined : route(hello.serverName)
      raw.handOver(socket)
      servers[kind ?? 'portal'].emit('connection', socket)
    }
  }
}

/** Lets those requests through to the application that are meant for the host that TLS named, on the server it belongs to. */
function serve(kind: ServerKind, server: Server, publicPort: number, options: EdgeOptions): void {
  const { log, onLogon, onMachine, onPortal, route } = options
  const listener = { portal: onPortal, logon: onLogon, machine: onMachine }[kind]

  server.on('tlsClientError', (error: NodeJS.ErrnoException, { remoteAddress: address }) => {
    log({ kind: 'handshake-failed', server: kind, address, detail: error.code ?? error.message })
  })
  server.on('request', (request, response) => {
    if (kind === 'logon') response.shouldKeepAlive = false
    const serverName = serverNameOf(request.socket)
    const judgement = judge(serverName, request)
    if (judgement.kind !== 'accepted') {
      log({ kind: judgement.kind, server: kind, address: request.socket.remoteAddress, serverName })
      decline(response, judgement.kind)
      return
    }
    dropCarriedHeaders(request) // no proxy of ours comes here
    request.url = judgement.path
    listener(request, response, { kind, serverName: judgement.authority.name })
  })

  // The route is asked again, as the name is TLS's own now: a client may change it after a HelloRetryRequest.
  function judge(serverName: string | undefined, { rawHeaders, url = '' }: IncomingMessage) {
    if (serverName === undefined || route(serverName) !== kind) return misdirected
    return judgeAuthority(
      { hosts: valuesOf(rawHeaders, 'host'), target: url },
      { name: serverName, port: publicPort },
    )
  }
}

/** As TLS agreed on it; undefined when the client named no host. */
function serverNameOf(socket: Socket): string | undefined {
  if (!(socket instanceof TLSSocket)) throw new Error('the edge serves TLS only')
  return socket.servername ? socket.servername.toLowerCase() : undefined
}
