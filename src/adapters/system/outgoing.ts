import { lookup as systemLookup } from 'node:dns/promises'
import { type ClientRequest, request as requestInTheOpen } from 'node:http'
import { request as requestOverTls } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { getCACertificates } from 'node:tls'
import type {
  Outgoing,
  OutgoingAddressFault,
  OutgoingFailure,
  OutgoingOutcome,
  OutgoingRequest,
} from '../../ports/outgoing.ts'
import { isLoopback, isPublicAddress, openedNetworks } from './public-address.ts'

export interface OutgoingOptions {
  /** Networks that are not public and may be spoken with all the same; plain HTTP is spoken with loopback among them only. */
  privateNetworks: readonly string[]
  /** PEM of CAs that are trusted beside the system's, a file each. */
  ca?: readonly string[]
  /** Milliseconds: until the connection stands, TLS and all, and until the answer is there. */
  patience: { connect: number; total: number }
  lookup?: (name: string) => Promise<string[]>
}

/** Of an answer we want its status; so much of the rest is read that whoever answers can end in peace. */
const answerLimit = 16_384

/**
 * The name is looked up once, every address that it has must be one that may be spoken with, and the connection goes to
 * those addresses: what the name says a moment later counts for nothing.
 */
export function openOutgoing({
  privateNetworks,
  ca = [],
  patience,
  lookup = namesake,
}: OutgoingOptions): Outgoing {
  const isOpened = openedNetworks(privateNetworks)
  const mayReach = (address: string, url: URL) =>
    url.protocol === 'https:'
      ? isPublicAddress(address) || isOpened(address)
      : isLoopback(address) && isOpened(address)
  const isPlainOpened = isOpened('127.0.0.1') || isOpened('::1')
  const trusted = ca.length === 0 ? undefined : [...getCACertificates('default'), ...ca]

  const judge = (text: string): URL | OutgoingAddressFault => {
    const url = URL.parse(text)
    if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return 'malformed'
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isPlainOpened)) return 'scheme'
    const literal = bare(url)
    return isIP(literal) !== 0 && !mayReach(literal, url) ? 'address' : url
  }

  return {
    fault(text) {
      const judged = judge(text)
      return typeof judged === 'string' ? judged : undefined
    },
    async post(request) {
      const url = judge(request.url)
      if (typeof url === 'string') return failed(url)
      const until = performance.now() + patience.connect
      const addresses = await within(patience.connect, addressesOf(url, lookup))
      if (!Array.isArray(addresses)) return failed(addresses)
      if (addresses.length === 0) return failed('name')
      if (!addresses.every((address) => mayReach(address, url))) return failed('address')
      const connect = Math.max(1, until - performance.now())
      return await send(url, request, addresses, { connect, total: patience.total }, trusted)
    },
  }
}

const failed = (why: OutgoingFailure): OutgoingOutcome => ({ kind: 'failed', why })

/** The host, without the brackets of an IPv6 address. */
const bare = ({ hostname }: URL) => hostname.replace(/^\[(.*)\]$/, '$1')

/** RFC 6761 §6.3: below localhost there is nobody but ourselves, whatever a name server says. */
async function namesake(name: string): Promise<string[]> {
  if (name === 'localhost' || name.endsWith('.localhost')) return ['127.0.0.1']
  return (await systemLookup(name, { all: true })).map(({ address }) => address)
}

async function addressesOf(url: URL, lookup: (name: string) => Promise<string[]>): Promise<string[]> {
  const host = bare(url)
  if (isIP(host) !== 0) return [host]
  return await lookup(host.replace(/\.$/, '')).catch(() => [])
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | 'timeout'> {
  const { promise: late, resolve } = Promise.withResolvers<'timeout'>()
  const timer = setTimeout(resolve, milliseconds, 'timeout')
  return await Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function send(
  url: URL,
  { headers, body }: OutgoingRequest,
  addresses: readonly string[],
  patience: OutgoingOptions['patience'],
  ca: string[] | undefined,
): Promise<OutgoingOutcome> {
  const { promise, resolve } = Promise.withResolvers<OutgoingOutcome>()
  const options = {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    lookup: pinned(addresses),
    ...(ca && { ca }),
  } as const
  const request = url.protocol === 'https:' ? requestOverTls(url, options) : requestInTheOpen(url, options)
  let outcome: OutgoingOutcome | undefined
  const end = (why: OutgoingFailure) => {
    resolve(outcome ?? failed(why))
    request.destroy()
  }
  const total = setTimeout(end, patience.total, 'timeout')
  const connecting = setTimeout(end, patience.connect, 'timeout')
  whenConnected(request, () => clearTimeout(connecting))
  request.on('error', (error) => end(failureOf(error)))
  request.on('close', () => {
    for (const timer of [total, connecting]) clearTimeout(timer)
    end('connection')
  })
  request.on('response', (response) => {
    const { statusCode: status = 0, headers } = response
    const retryAfter = headers['retry-after']
    outcome = { kind: 'answered', status, ...(retryAfter !== undefined && { retryAfter }) }
    let read = 0
    response.on('data', (piece: Buffer) => {
      read += piece.length
      if (read > answerLimit) end('connection')
    })
    response.on('end', () => end('connection'))
    response.on('error', () => end('connection'))
  })
  request.end(body)
  return promise
}

/** Answers with the addresses that were looked at, whatever is asked. */
function pinned(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIP(address) }))
  const [first = { address: '', family: 0 }] = all
  return (_name, { all: wantsAll }, answer) =>
    wantsAll ? answer(null, all) : answer(null, first.address, first.family)
}

function whenConnected(request: ClientRequest, done: () => void): void {
  request.on('socket', (socket) => {
    socket.once('encrypted' in socket ? 'secureConnect' : 'connect', done)
  })
}

/** Connections fail with codes of the system, certificates with those of OpenSSL and of Node. */
function failureOf(error: Error & { code?: string }): OutgoingFailure {
  const code = error.code ?? ''
  if (code === 'ETIMEDOUT') return 'timeout'
  const isSystems =
    /^E(CONN|HOST|NET|PIPE|ADDR|ACCES)/.test(code) || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
  return isSystems || code.startsWith('HPE_') || code === '' ? 'connection' : 'tls'
}
