import { randomFillSync, randomUUID } from 'node:crypto'
import type { Random } from '../../ports/random.ts'

/** Chance from the operating system, by way of OpenSSL's generator. */
export const systemRandom: Random = {
  bytes: (length) => randomFillSync(new Uint8Array(length)),
  uuid: () => randomUUID(),
}
