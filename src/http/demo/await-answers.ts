import { get } from 'node:https'
import { guideOrigin, portalOrigin } from '../site.ts'
import type { Demo } from './demo.ts'

/** "Ready" is said when every host has answered over TLS that a client checks. */
export async function untilItAnswers(port: number, { root, site, directory }: Demo): Promise<void> {
  const origins = [
    guideOrigin(site),
    ...directory.all().map(({ institution }) => portalOrigin(site, institution.slug)),
  ]
  for (const origin of origins) {
    const { host, hostname } = new URL(origin)
    await new Promise<void>((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port,
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
