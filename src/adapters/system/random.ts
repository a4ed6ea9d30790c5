import { randomFillSync, randomUUID } from 'node:crypto'
import type { Random } from '../../ports/random.ts'

/** Chance from the operating system, by way of OpenSSL's generator. */
export const systemRandom: Random = {
  bytes: (length) => (length > most ? randomFillSync(new Uint8Array(length)) : fromStore(length)),
  uuid: () => randomUUID(),
}

/** Few bytes cost as much to fetch as many: so many are fetched, as Node itself does for its UUIDs. */
const store = new Uint8Array(4096)
let used = store.length
const most = 64

/** Each byte is given once, and forgotten as it is given. */
function fromStore(length: number): Uint8Array<ArrayBuffer> {
  if (used + length > store.length) {
    randomFillSync(store)
    used = 0
  }
  const bytes = store.slice(used, used + length)
  store.fill(0, used, used + length)
  used += length
  return bytes
}
