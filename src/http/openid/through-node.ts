import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'

/** A request as what is written for Node's own takes it, and the answer that it will have given. */
export interface NodePair {
  incoming: IncomingMessage
  outgoing: ServerResponse
  answered: Promise<Response>
}

/**
 * Hands a request to what is written for Node's own, and takes its answer. That never sees the connection: so it is the
 * same whoever asks, and everything that stands around the application holds for it too. `mount` is what the other side
 * does not see of the path.
 */
export async function nodePair(request: Request, mount: string): Promise<NodePair> {
  const incoming = incomingOf(request, mount)
  const outgoing = new ServerResponse(incoming)
  const answered = answerOf(outgoing)
  if (request.body !== null) {
    const body = Buffer.from(await request.arrayBuffer())
    incoming.headers['content-length'] = String(body.length)
    delete incoming.headers['transfer-encoding']
    incoming.push(body)
  }
  incoming.push(null)
  return { incoming, outgoing, answered }
}

/** A connection that nobody reads or writes. All of ours are TLS: from it addresses and cookies take their https. */
function incomingOf(request: Request, mount: string): IncomingMessage {
  const { pathname, search } = new URL(request.url)
  const incoming = new IncomingMessage(Object.assign(new Socket(), { encrypted: true }))
  const whole = `${pathname}${search}`
  Object.assign(incoming, { originalUrl: whole })
  incoming.method = request.method
  incoming.url = whole.slice(mount.length)
  incoming.headers = Object.fromEntries(request.headers)
  return incoming
}

function answerOf(outgoing: ServerResponse): Promise<Response> {
  const { promise, resolve } = Promise.withResolvers<Response>()
  outgoing.end = (body?: unknown) => {
    const { statusCode: status } = outgoing
    resolve(new Response(status === 204 ? null : textOf(body), { status, headers: headersOf(outgoing) }))
    return outgoing
  }
  return promise
}

function headersOf(outgoing: ServerResponse): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(outgoing.getHeaders())) {
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, String(one))
  }
  headers.delete('content-length')
  return headers
}

function textOf(body: unknown): string {
  return typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body).toString() : ''
}
