import { X509Certificate } from 'node:crypto'
import { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { logonFetch } from '../../src/http/logon/logon-fetch.ts'
import type { Portal } from '../../src/http/portal/portal-env.ts'
import { portalFetch } from '../../src/http/portal/portal-fetch.ts'
import { portalOrigin } from '../../src/http/site.ts'

export interface Page {
  status: number
  headers: Headers
  text: string
  /** Where it sends the browser; empty for none. Without the portal's own origin. */
  location: string
  /** The code at the foot of the page: 「L-49」. */
  screen: string
}

/** A browser with its cookies, on one institution's portal. It follows no redirect by itself. */
export interface Browser {
  cookies: Map<string, string>
  get(path: string, headers?: Record<string, string>): Promise<Page>
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Page>
  postJson(path: string, body: unknown): Promise<Page>
  /** A log-on host, where the browser shows this certificate, or none. */
  present(url: string, certificate?: Uint8Array): Promise<Page>
  /** GET, and on along the redirects within the portal to the page where they end. */
  open(path: string): Promise<Page>
}

export type OpenBrowser = (slug?: string) => Browser

export function browsers(portal: Portal): OpenBrowser {
  const portalHost = portalFetch(portal)
  const logonHost = logonFetch(portal)
  let opened = 0
  return (slug = 'a') => {
    const origin = portalOrigin(portal.site, slug)
    const { host } = new URL(origin)
    const cookies = new Map<string, string>()
    opened += 1 // each at an address of its own: those in tests are many, and tries per address are limited
    const env = { incoming: { socket: { remoteAddress: `192.0.2.${opened}` } } }
    const read = async (response: Response): Promise<Page> => {
      for (const line of response.headers.getSetCookie()) keep(cookies, line)
      return readPage(response, origin)
    }
    const ask = async (path: string, init: RequestInit, headers: Record<string, string>) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const all = { host, ...(cookie !== '' && { cookie }), ...headers }
      return read(await portalHost(new Request(`${origin}${path}`, { ...init, headers: all }), env))
    }
    const browser: Browser = {
      cookies,
      get: (path, headers = {}) => ask(path, {}, headers),
      post: (path, form, headers = {}) =>
        ask(
          path,
          { method: 'POST', body: new URLSearchParams(form).toString() },
          { origin, ...formType, ...headers },
        ),
      postJson: (path, body) =>
        ask(
          path,
          { method: 'POST', body: JSON.stringify(body) },
          { origin, 'content-type': 'application/json' },
        ),
      async present(url, certificate) {
        const { host: logon } = new URL(url)
        const env = { incoming: { socket: socketThatShowed(certificate) } }
        return readPage(await logonHost(new Request(url, { headers: { host: logon } }), env), origin)
      },
      async open(path) {
        let page = await browser.get(path)
        while (page.location.startsWith('/')) page = await browser.get(page.location)
        return page
      },
    }
    return browser
  }
}

const formType = { 'content-type': 'application/x-www-form-urlencoded' }

/** What a browser makes of an answer of the portal with this origin, or of one of its log-on hosts. */
export async function readPage(response: Response, origin: string): Promise<Page> {
  const text = await response.text()
  const location = response.headers.get('location') ?? ''
  return {
    status: response.status,
    headers: response.headers,
    text,
    location: location.startsWith(`${origin}/`) ? location.slice(origin.length) : location,
    screen: /class="screen-code">.*?<b>([A-Z]-\d\d)<\/b>/.exec(text)?.[1] ?? '',
  }
}

/** Takes one Set-Cookie to heart. */
export function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';')
  const at = pair.indexOf('=')
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)]
  const isDropped = attributes.some((attribute) => /^ *max-age=0$/i.test(attribute))
  if (isDropped) cookies.delete(name)
  else cookies.set(name, value)
}

/** All that the log-on host asks of its connection: which certificate the peer has proved to hold. */
export function socketThatShowed(certificate: Uint8Array | undefined): TLSSocket {
  const socket = new TLSSocket(new Duplex({ read: () => {}, write: (_chunk, _encoding, done) => done() }))
  socket.getPeerX509Certificate = () => certificate && new X509Certificate(certificate)
  return socket
}
