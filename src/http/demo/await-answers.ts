import { get } from 'node:https'
import { guideOrigin, portalOrigin } from '../site.ts'
import type { Demo } from './demo.ts'

/** Where a wildcard address is reached from this machine. */
const reachable: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** "Ready" is said when every host has answered over TLS that a client checks. */
export async function untilItAnswers(
  listen: { host: string; port: number },
  { root, site, directory }: Demo,
): Promise<void> {
  const origins = [
    guideOrigin(site),
    ...directory.all().map(({ institution }) => portalOrigin(site, institution.slug)),
  ]
  for (const origin of origins) {
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
