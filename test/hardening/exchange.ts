import { IncomingMessage, type RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { HttpBindings } from '@hono/node-server'
import type { Log } from '../../src/http/log.ts'
import { requestListener } from '../../src/http/request-listener.ts'
import { socketThatShowed } from '../world/browser.ts'

/** What a client sends, as Node's parser hands it on: any octet a character, as headers and paths may hold them. */
export interface RawRequest {
  method: string
  target: string
  /** In the order they are sent; a name may come again. */
  headers: readonly (readonly [name: string, value: string])[]
  body: Uint8Array
  /** From where it comes: tries per address are limited. */
  address?: string
}

export interface RawAnswer {
  status: number
  headers: Headers
  text: string
}

interface App {
  fetch(request: Request, env: HttpBindings): Response | Promise<Response>
}

/** What stands before an application, and hands on to it what it lets through. */
export type Before = (request: IncomingMessage, response: ServerResponse, onward: RequestListener) => void

export type Exchange = (request: RawRequest) => Promise<RawAnswer>

/** The same listener that the server has in front of an application, without a socket: thousands of requests a second. */
export function exchangeWith(app: App, log: Log, before?: Before): Exchange {
  const own = requestListener((request, env) => app.fetch(request, bindingsOf(env)), log)
  const listener: RequestListener =
    before === undefined ? own : (request, response) => before(request, response, own)
  return async ({ method, target, headers, body, address = '192.0.2.1' }) => {
    const incoming = new IncomingMessage(socketFrom(address))
    incoming.method = method
    incoming.url = target
    incoming.httpVersion = '1.1'
    for (const [name, value] of headers) addHeader(incoming, name, value)
    incoming.push(body)
    incoming.push(null)
    incoming.complete = true
    const response = new KeptResponse(incoming)
    listener(incoming, response)
    return response.kept
  }
}

/** Checks what it is told as Node's own does, and keeps it instead of sending it. */
class KeptResponse extends ServerResponse {
  readonly kept: Promise<RawAnswer>
  readonly #chunks: Buffer[] = []
  readonly #keep: (answer: RawAnswer) => void

  constructor(incoming: IncomingMessage) {
    super(incoming)
    const { promise, resolve } = Promise.withResolvers<RawAnswer>()
    this.kept = promise
    this.#keep = resolve
  }

  override writeHead(...args: unknown[]): this {
    const [status, fields] = [args[0], args.at(-1)]
    if (typeof status !== 'number') throw new TypeError('an answer without a status')
    if (typeof fields === 'object') {
      for (const [name, value] of Object.entries(fields ?? {})) this.setHeader(name, value)
    }
    return super.writeHead(status)
  }

  override write(chunk: Uint8Array | string): boolean {
    this.#chunks.push(Buffer.from(chunk))
    return true
  }

  override end(chunk?: unknown): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.#chunks.push(Buffer.from(chunk))
    const headers = new Headers()
    for (const [name, value] of Object.entries(this.getHeaders())) {
      for (const each of [value ?? ''].flat()) headers.append(name, String(each))
    }
    this.#keep({ status: this.statusCode, headers, text: Buffer.concat(this.#chunks).toString('utf8') })
    this.emit('finish')
    this.emit('close')
    return this
  }
}

/** As the parser does (RFC 9110 §5.3): names in lower case, repeated values joined, of some the first alone. */
function addHeader(incoming: IncomingMessage, name: string, value: string): void {
  incoming.rawHeaders.push(name, value)
  const key = name.toLowerCase()
  const before = incoming.headers[key]
  if (before === undefined) incoming.headers[key] = value
  else if (key === 'cookie') incoming.headers[key] = `${String(before)}; ${value}`
  else if (!onlyOnce.has(key)) incoming.headers[key] = `${String(before)}, ${value}`
}

const onlyOnce = new Set(['host', 'content-type', 'content-length', 'authorization', 'user-agent', 'referer'])

/** The listener could serve HTTP/2 too. */
function bindingsOf({ incoming, outgoing }: { incoming: unknown; outgoing: unknown }): HttpBindings {
  if (incoming instanceof IncomingMessage && outgoing instanceof ServerResponse) return { incoming, outgoing }
  throw new Error('no request of HTTP/1')
}

const sockets = new Map<string, Socket>()

function socketFrom(address: string): Socket {
  const known = sockets.get(address)
  if (known !== undefined) return known
  const socket = socketThatShowed(undefined)
  Object.defineProperty(socket, 'remoteAddress', { value: address })
  sockets.set(address, socket)
  return socket
}
