import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect as connectTcp, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import type { TestContext } from 'node:test'
import { type ConnectionOptions, connect, createSecureContext, type TLSSocket } from 'node:tls'
import { type Edge, type EdgeOptions, openEdge } from '../src/http/edge/edge.ts'
import type { EdgeEvent } from '../src/http/edge/edge-event.ts'
import { presentedCertificate } from '../src/http/edge/peer.ts'

/** Why tests that need openssl are left out; false where it is installed, and under CI, where they shall fail instead. */
export const withoutOpenssl =
  spawnSync('openssl', ['version']).status === 0 || process.env.CI ? false : 'openssl is not installed'

export interface Pair {
  key: string
  cert: string
}

/** Self-signed certificates, made once per test file and gone with its process. */
export const pairs = withoutOpenssl ? undefined : makePairs()

function makePairs() {
  const folder = mkdtempSync(join(tmpdir(), 'edge-'))
  process.once('exit', () => rmSync(folder, { recursive: true }))
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')

  writeFileSync(join(folder, 'index'), '')
  writeFileSync(
    join(folder, 'ca.cnf'),
    '[ca]\ndefault_ca=d\n[d]\ndatabase=index\nnew_certs_dir=.\nunique_subject=no\nserial=serial\ndefault_md=sha256\npolicy=p\n[p]\ncommonName=supplied\n',
  )
  function make(name: string, [from, to]: [string, string]): Pair {
    openssl(
      ...['req', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-keyout', 'key', '-out', 'csr', '-subj', `/CN=${name}`],
    )
    openssl(
      ...['ca', '-batch', '-config', 'ca.cnf', '-selfsign', '-keyfile', 'key', '-in', 'csr', '-rand_serial'],
      ...['-startdate', from, '-enddate', to, '-notext', '-out', 'cert'],
    )
    return { key: read('key'), cert: read('cert') }
  }

  const valid: [string, string] = ['20260101000000Z', '20991231235959Z']
  return {
    portal: make('portal', valid),
    logon: make('logon', valid),
    issuerA: make('Issuing CA of A', valid),
    issuerB: make('Issuing CA of B', valid),
    holder: make('holder', valid),
    expired: make('expired', ['20200101000000Z', '20210101000000Z']),
  }
}

export interface TestEdge extends Edge {
  events: EdgeEvent[]
}

/** Two portals and any number of log-on hosts of two institutions. Its applications answer with what they were told. */
export async function openTestEdge(t: TestContext, options: Partial<EdgeOptions> = {}): Promise<TestEdge> {
  if (pairs === undefined) throw new Error('openssl is not installed')
  const { issuerA, issuerB, logon, portal } = pairs
  const events: EdgeEvent[] = []
  const edge = await openEdge({
    host: '127.0.0.1',
    port: 0,
    publicPort: 443,
    route: (name) => {
      if (/^[ab]-[a-z0-9]+\.logon\.test$/.test(name)) return 'logon'
      return /^[ab]\.test$/.test(name) ? 'portal' : undefined
    },
    portalContext(name) {
      assert.match(name, /^[ab]\.test$/)
      return createSecureContext(portal)
    },
    logonContext: (name) =>
      createSecureContext({ ...logon, ca: name.startsWith('a-') ? issuerA.cert : issuerB.cert }),
    fallback: portal,
    onPortal: tell,
    onLogon: tell,
    onMachine: tell,
    log: (event) => events.push(event),
    ...options,
  })
  t.after(() => edge.close(Temporal.Duration.from({ seconds: 0 })))
  return { ...edge, events }
}

const tell: EdgeOptions['onPortal'] = (request, response, accepted) => {
  const { fingerprint = null } = presentedCertificate(request) ?? {}
  response.end(JSON.stringify({ ...accepted, url: request.url, fingerprint }))
}

/** A TLS connection to the edge. Who the server is, is not checked: its certificate is looked at by the tests that care. */
export async function open(edge: Edge, options: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({ port: edge.port, host: '127.0.0.1', rejectUnauthorized: false, ...options })
  await once(socket, 'secureConnect')
  return socket
}

/** Everything the peer sends until it closes the connection, however rudely. */
export function readAll(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece: string) => {
      text += piece
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') text += error.message
    })
    socket.on('close', () => resolve(text))
  })
}

/** Sends the octets of one or more requests, and answers with all that came back. */
export async function exchange(edge: Edge, options: ConnectionOptions, requests: string): Promise<string> {
  const socket = await open(edge, options)
  socket.write(requests)
  return readAll(socket)
}

/** GET of a path on the host that TLS names too; what the application was told. */
export async function get(edge: Edge, servername: string, options: ConnectionOptions = {}, path = '/') {
  const answer = await exchange(edge, { servername, ...options }, getRequest(servername, path))
  const body = answer.slice(answer.indexOf('{'))
  return JSON.parse(body)
}

export const getRequest = (host: string, path = '/') =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`

/** A connection that speaks no TLS of its own. */
export async function openTcp(edge: Edge): Promise<Socket> {
  const socket = connectTcp(edge.port, '127.0.0.1')
  await once(socket, 'connect')
  return socket
}

/** The ClientHello that Node's own TLS client sends for a name. */
export function helloFor(servername: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const recorder = new Duplex({ read() {}, write: (octets: Buffer) => resolve(octets) })
    connect({ socket: recorder, servername })
  })
}
