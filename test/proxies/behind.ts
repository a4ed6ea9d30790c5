import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type DemoTls, openDemoTls } from '../../src/adapters/keys/demo-tls.ts'
import { openListeners } from '../../src/http/server.ts'
import { encodePem } from '../../src/pki/pem.ts'
import { issuerOf } from '../status/lists.ts'
import type { Held } from '../world/person.ts'
import type { World } from '../world.ts'
import { type Front, giveAway, type ProxyName, startFront } from './front.ts'

const documents = join(import.meta.dirname, '..', '..', 'docs', 'proxies')

export const documented = (file: string): string => readFileSync(join(documents, file), 'utf8')

const recipes: Record<ProxyName, string> = {
  nginx: 'nginx.conf',
  haproxy: 'haproxy.cfg',
  apache: 'apache.conf',
}

export interface BehindProxy {
  front: Front
  ask(url: string, options?: AskOptions): Promise<Answer>
  /** With the port in people's addresses. */
  url(host: string, path?: string): string
  root: string
  close(): Promise<void>
}

export interface AskOptions {
  /** What is shown: a key and a certificate, as PEM. */
  shown?: { key: string; cert: string }
  headers?: Record<string, string | string[]>
  form?: Record<string, string>
  /** The name in TLS, where it is another than the host's. */
  servername?: string
  from?: string
}

export interface Answer {
  status: number
  body: string
  location: string
  cookies: string[]
  screen: string
  /** What it says of the connection. */
  connection: string | undefined
}

/** The whole program behind this proxy, set up as its document says. */
export async function openBehind(world: World, name: ProxyName): Promise<BehindProxy> {
  const folder = mkdtempSync(join(tmpdir(), `warifu-${name}-`))
  const { domain } = world.portal.site
  const tls = openDemoTls(join(folder, 'tls'), domain, Temporal.Now.instant())
  await writeFiles(world, folder, tls)
  const front = await startFront(name, folder, documented(recipes[name]))
  const site = { ...world.portal.site, port: front.port, officePort: 8444 }
  const listeners = await openListeners({
    portal: { ...world.portal, site },
    office: { ...world.office, site },
    listen: {
      ...{ host: '127.0.0.1', port: 0, pkiPort: 0 },
      office: { host: '127.0.0.1', port: 0 },
      proxies: [{ kind: 'socket', path: join(folder, 'proxy.sock') }],
    },
    tls,
  })
  giveAway(folder)
  return {
    front,
    root: tls.root,
    ask: (url, options) => ask(tls.root, url, options),
    url: (host, path = '/') => `https://${host}.${domain}:${front.port}${path}`,
    async close() {
      await front.close()
      await listeners.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function writeFiles(world: World, folder: string, tls: DemoTls): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const write = (name: string, content: string) => writeFileSync(join(folder, name), content)
  for (const kind of ['portal', 'logon'] as const) {
    write(`${kind}.crt`, tls[kind].certificate)
    write(`${kind}.key`, tls[kind].key)
    write(`${kind}.pem`, tls[kind].certificate + tls[kind].key)
  }
  const pemOf = async (level: 'issuing' | 'root') =>
    encodePem('CERTIFICATE', (await issuerOf(world, level)).certificate)
  write('issuing.pem', await pemOf('issuing'))
  write('authorities.pem', (await pemOf('issuing')) + (await pemOf('root')))
  cpSync(join(documents, 'client-cert.js'), join(folder, 'client-cert.js'))
  const list = documented('haproxy-certificates.txt')
  write(
    'haproxy-certificates.txt',
    list.replaceAll('/etc/warifu', folder).replaceAll('example.jp', world.portal.site.domain),
  )
}

export function shownBy({ key, certificate }: Held): { key: string; cert: string } {
  return {
    key: key.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: encodePem('CERTIFICATE', certificate),
  }
}

/** As a browser, each time by a connection of its own. */
export function ask(root: string, url: string, options: AskOptions = {}): Promise<Answer> {
  const { hostname, host, port, origin, pathname, search } = new URL(url)
  const { shown, headers = {}, form, servername = hostname, from = '127.0.0.1' } = options
  const posted = form && { origin, 'content-type': 'application/x-www-form-urlencoded' }
  return new Promise((resolve, reject) => {
    request({
      ...{ host: '127.0.0.1', port, servername, ca: root, agent: false, localAddress: from },
      path: `${pathname}${search}`,
      method: form ? 'POST' : 'GET',
      headers: { host, ...posted, ...headers },
      checkServerIdentity: () => undefined,
      ...shown,
    })
      .on('error', reject)
      .on('response', (response) => {
        const { statusCode: status = 0, headers: told } = response
        const { location = '', 'set-cookie': set = [], connection } = told
        const cookies = set.map((line) => line.slice(0, line.indexOf(';')))
        const screenIn = (body: string) => /class="screen-code">.*?<b>([A-Z]-\d\d)<\/b>/.exec(body)?.[1] ?? ''
        text(response).then(
          (body) => resolve({ status, body, location, cookies, screen: screenIn(body), connection }),
          reject,
        )
      })
      .end(form && new URLSearchParams(form).toString())
  })
}
