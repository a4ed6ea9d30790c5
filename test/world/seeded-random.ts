import { createHash } from 'node:crypto'
import type { Random } from '../../src/ports/random.ts'

/** Chance that comes out the same in every run: SHA-256 over the seed and a counter. */
export function seededRandom(seed: string): Random {
  let drawn = 0
  let left = new Uint8Array()
  function bytes(length: number): Uint8Array {
    while (left.length < length) {
      drawn += 1
      left = new Uint8Array([...left, ...createHash('sha256').update(`${seed}|${drawn}`).digest()])
    }
    const taken = left.slice(0, length)
    left = left.slice(length)
    return taken
  }
  return { bytes, uuid: () => uuidOf(bytes(16)) }
}

/** RFC 9562 §5.4: 122 random bits, version 4. */
function uuidOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x40)
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
  return bytes.toHex().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
