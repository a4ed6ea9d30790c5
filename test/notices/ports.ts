import { createSecretKey } from 'node:crypto'
import { makeCrypto } from '../../src/adapters/keys/crypto.ts'
import { deriveKeys } from '../../src/adapters/keys/derived-keys.ts'
import { systemRandom } from '../../src/adapters/system/random.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { handClock } from '../world/hand-clock.ts'

const keys = await deriveKeys(createSecretKey(Buffer.from('the operator of the notices')))

/** What the notices need of a program, with a clock that is moved by hand. */
export function noticePorts(store: Ports['store'], start: Temporal.Instant) {
  const clock = handClock(start)
  return { ports: { store, clock, random: systemRandom, crypto: makeCrypto(keys) } }
}
