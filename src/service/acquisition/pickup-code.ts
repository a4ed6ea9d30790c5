import type { Ports } from '../../ports/ports.ts'

// Crockford's 32 letters: no I, L, O, U that could be taken for another on paper or on the telephone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** 60 random bits, in three groups of four. */
export function makePickupCode({ random }: Pick<Ports, 'random'>): string {
  const letters = Array.from(random.bytes(length), (byte) => alphabet.charAt(byte & 31)).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** As people type it: in full width, in small letters, with other dashes or none, O for 0 and l for 1. */
export function tidyPickupCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u2212ー]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

/** The database has only this, made with a key that lies outside it. */
export function pickupCodeHash(
  { crypto }: Pick<Ports, 'crypto'>,
  memberId: string,
  code: string,
): Uint8Array {
  return crypto.mac('pickup-code', new TextEncoder().encode(`${memberId}|${tidyPickupCode(code)}`))
}
