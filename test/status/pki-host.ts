import type { TestContext } from 'node:test'
import { openPlain } from '../../src/http/edge/plain.ts'
import { pkiListener } from '../../src/http/pki/pki-listener.ts'
import type { World } from '../world.ts'

/** The host for what is signed itself, on a port of its own. */
export async function openPkiHost(t: TestContext, world: World): Promise<string> {
  const host = await openPlain({ host: '127.0.0.1', port: 0, onRequest: pkiListener(world.portal) })
  t.after(() => host.close(Temporal.Duration.from({ seconds: 1 })))
  return `http://127.0.0.1:${host.port}`
}
