import { get } from 'node:https'
import { guideOrigin, officeOrigin, portalOrigin } from '../site.ts'
import type { Demo } from './demo.ts'

/** Where a wildcard address is reached from this machine. */
const reachable: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

interface Listen {
  host: string
  port: number
}

/** "Ready" is said when every host has answered over TLS that a client checks. */
export async function untilItAnswers(
  main: Listen,
  office: Listen,
  { root, site, directory }: Demo,
): Promise<void> {
  const slugs = directory.all().map(({ institution }) => institution.slug)
  const origins = [
    { origin: guideOrigin(site), listen: main },
    ...slugs.map((slug) => ({ origin: portalOrigin(site, slug), listen: main })),
    ...slugs.map((slug) => ({ origin: officeOrigin(site, slug), listen: office })),
  ]
  for (const { origin, listen } of origins) {
    const { host, hostname } = new URL(origin)
    await new Promise<void>((resolve, reject) => {
      const options = {
        host: reachable[listen.host] ?? listen.host,
        port: listen.port,
        path: '/healthz',
        servername: hostname,
        headers: { host },
        ca: root.pem,
      }
      get({ ...options, agent: false }, (response) => {
        response.resume()
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${origin}/healthz answered ${response.statusCode}`))
      }).on('error', reject)
    })
  }
}
