import { timingSafeEqual } from 'node:crypto'
import { generateSync, generateURI } from 'otplib'
import { encode } from 'uqr'
import { stepBegins } from '../../domain/one-time-code.ts'
import type { OneTimeCodes } from '../../ports/office-credentials.ts'

/** RFC 4648 §6. */
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

export const oneTimeCodes: OneTimeCodes = {
  secretOf(octets) {
    let text = ''
    let [bits, held] = [0, 0]
    for (const octet of octets) {
      held = (held << 8) | octet
      for (bits += 8; bits >= 5; bits -= 5) text += base32.charAt((held >>> (bits - 5)) & 31)
      held &= 31
    }
    if (bits > 0) throw new RangeError('a secret is a whole number of base32 digits')
    return text
  },

  uriOf: (issuer, label, secret) => generateURI({ issuer, label, secret }),

  qrOf: (text) =>
    encode(text, { ecc: 'M', border: 0 }).data.map((row) => row.map((dark) => (dark ? '1' : '0')).join('')),

  stepOf(secret, code, steps) {
    const typed = new TextEncoder().encode(code)
    let found: number | undefined
    for (const step of steps) {
      const right = new TextEncoder().encode(generateSync({ secret, epoch: stepBegins(step) }))
      if (right.length === typed.length && timingSafeEqual(right, typed)) found = step
    }
    return found
  },
}
