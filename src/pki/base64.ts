import type { Bytes } from './bytes.ts'
import { Malformed } from './malformed.ts'

// Uint8Array.fromBase64 is not in every current browser yet.

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** RFC 4648 §4, padded, in one line. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3)
    const group = (a << 16) | (b << 8) | c
    for (const shift of [18, 12, 6, 0]) text += digits[(group >> shift) & 63]
  }
  const missing = (3 - (bytes.length % 3)) % 3
  return text.slice(0, text.length - missing) + '='.repeat(missing)
}

/** White space may stand anywhere; all else must be as RFC 4648 §4 writes it, the bits that pad too. */
export function parseBase64(text: string): Bytes {
  const packed = text.replace(/\s+/g, '')
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) throw new Malformed('not base64')
  const data = packed.replace(/=+$/, '')
  const bytes = new Uint8Array((data.length * 3) >> 2)
  let bits = 0
  let held = 0
  let at = 0
  for (const digit of data) {
    held = ((held & 0x3f) << 6) | digits.indexOf(digit)
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = held >> bits
  }
  if (held & ((1 << bits) - 1)) throw new Malformed('not base64: bits after the end')
  return bytes
}
