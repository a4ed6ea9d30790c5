import { lookup as systemLookup } from 'node:dns'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'

interface Options {
  method?: string
  headers?: Readonly<Record<string, string>>
  body?: unknown
  signal?: AbortSignal | undefined
}

const patience = 10_000
const mostRead = 1024 * 1024

/**
 * The `fetch` of a sample of the demonstration, which speaks with the demonstration itself: this root is trusted, and what
 * is below localhost is here (RFC 6761 §6.3), which Node's resolver does not know. It follows no redirect.
 */
export function fetchHere(root: string): (url: string, options: Options) => Promise<Response> {
  return (url, { method = 'GET', headers = {}, body, signal }) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>()
    const content = body === undefined || body === null ? undefined : String(body)
    const all = content === undefined ? headers : { ...headers, 'content-length': Buffer.byteLength(content) }
    const within = AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])])
    const options = { method, headers: all, ca: root, lookup: lookupHere, agent: false, signal: within }
    const asked = request(url, options, (answer) => {
      const read: Buffer[] = []
      let length = 0
      answer.on('data', (piece: Buffer) => {
        length += piece.length
        read.push(piece)
        if (length > mostRead) asked.destroy(new Error('the answer is too long'))
      })
      answer.on('error', reject)
      answer.on('end', () => resolve(responseOf(answer.statusCode ?? 502, answer.headers, read)))
    })
    asked.on('error', reject)
    asked.end(content)
    return promise
  }
}

function responseOf(
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  read: readonly Buffer[],
): Response {
  const single = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const isEmpty = status === 204 || status === 304
  return new Response(isEmpty ? null : Buffer.concat(read), { status, headers: single })
}

const lookupHere: LookupFunction = (name, options, answer) => {
  if (name !== 'localhost' && !name.endsWith('.localhost')) return systemLookup(name, options, answer)
  if (options.all) return answer(null, [{ address: '127.0.0.1', family: 4 }])
  return answer(null, '127.0.0.1', 4)
}
