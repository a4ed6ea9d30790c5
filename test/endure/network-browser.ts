import { X509Certificate } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { request } from 'node:https'
import { type Browser, keep, type Page, readPage } from '../world/browser.ts'
import type { Held } from '../world/person.ts'

/** The answer did not come whole: whether the act was done, nobody on this side of the wire knows. */
export class Lost extends Error {
  override readonly name = 'Lost'
  /** As much of it as came. */
  readonly received: string

  constructor(received: string, options?: ErrorOptions) {
    super('the connection was lost', options)
    this.received = received
  }
}

/** Somebody else's ear at the wire. */
export interface Listener {
  sends(method: string, path: string): void
  /** Only what came whole. */
  hears(method: string, path: string, page: Page): void
  loses(method: string, path: string, received: string): void
}

export interface NetworkBrowserOptions {
  /** The portal's. */
  origin: string
  /** PEM of what it trusts. */
  root: string
  /** An address of its own on the loopback: tries are limited by it. */
  address: string
  /** Its certificate store, with the keys. */
  store: readonly Held[]
  listener: Listener
}

/** As test/world's browser, over TLS to a program in another process. Each request has a connection of its own. */
export function networkBrowser(options: NetworkBrowserOptions): Browser {
  const { origin, store, listener } = options
  const cookies = new Map<string, string>()
  const ask = async (url: string, sent: Partial<Sent>): Promise<Page> => {
    const { method = 'GET', body, headers = {}, shown } = sent
    const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : 'log-on host'
    listener.sends(method, path)
    try {
      const response = await exchange(options, url, { method, body, headers, shown })
      for (const line of path === 'log-on host' ? [] : response.headers.getSetCookie()) keep(cookies, line)
      const page = await readPage(response, origin)
      listener.hears(method, path, page)
      return page
    } catch (error) {
      if (error instanceof Lost) listener.loses(method, path, error.received)
      throw error
    }
  }
  const portal = (path: string, { headers, ...sent }: Partial<Sent> = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return ask(`${origin}${path}`, { ...sent, headers: { ...(cookie !== '' && { cookie }), ...headers } })
  }
  const browser: Browser = {
    cookies,
    get: (path, headers = {}) => portal(path, { headers }),
    post: (path, form, headers = {}) =>
      portal(path, {
        method: 'POST',
        body: new URLSearchParams(form).toString(),
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    postJson: (path, body) =>
      portal(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { origin, 'content-type': 'application/json' },
      }),
    present: (url, certificate) =>
      ask(url, { shown: store.find((held) => held.certificate === certificate) }),
    async open(path) {
      let page = await browser.get(path)
      while (page.location.startsWith('/')) page = await browser.get(page.location)
      return page
    },
  }
  return browser
}

interface Sent {
  method: string
  body: string | undefined
  headers: Record<string, string>
  shown: Held | undefined
}

/** The resolver of Node does not know *.localhost: everything is on the loopback. */
function exchange({ root, address }: NetworkBrowserOptions, url: string, sent: Sent): Promise<Response> {
  const { hostname, port, host, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        localAddress: address,
        port,
        servername: hostname,
        path: `${pathname}${search}`,
        method: sent.method,
        ca: root,
        agent: false,
        headers: { ...sent.headers, host },
        timeout: 60_000,
        ...(sent.shown && identityOf(sent.shown)),
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (more: string) => {
          text += more
        })
        response.on('error', (cause) => reject(new Lost(text, { cause })))
        response.on('end', () =>
          response.complete
            ? resolve(responseOf(response.statusCode ?? 0, response.headers, text))
            : reject(new Lost(text)),
        )
      },
    )
    asked.on('timeout', () => asked.destroy(new Error('no answer within a minute')))
    asked.on('error', (cause) => reject(new Lost('', { cause })))
    asked.end(sent.body)
  })
}

function identityOf({ key, certificate }: Held): { key: string; cert: string } {
  return {
    key: String(key.privateKey.export({ format: 'pem', type: 'pkcs8' })),
    cert: new X509Certificate(certificate).toString(),
  }
}

function responseOf(status: number, received: IncomingHttpHeaders, text: string): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(received)) {
    for (const line of [value].flat()) if (line !== undefined) headers.append(name, line)
  }
  return new Response(text === '' ? null : text, { status, headers })
}
