import type { TestContext } from 'node:test'
import { openPlain } from '../../src/http/edge/plain.ts'
import { pkiListener } from '../../src/http/pki/pki-listener.ts'
import type { Rate } from '../../src/http/rate-limit.ts'
import type { World } from '../world.ts'

/** The host for what is signed itself, on a port of its own. */
export async function openPkiHost(t: TestContext, world: World, ocspRate?: Rate): Promise<string> {
  const onRequest = pkiListener(world.portal, ocspRate)
  const host = await openPlain({ host: '127.0.0.1', port: 0, onRequest })
  t.after(() => host.close(Temporal.Duration.from({ seconds: 1 })))
  return `http://127.0.0.1:${host.port}`
}
