// Crockford's 32 letters: no I, L, O, U that could be taken for another on paper or on the telephone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Five bits of each byte, in groups of four letters. */
export function readableCode(bytes: Uint8Array): string {
  return inGroups(Array.from(bytes, (byte) => alphabet.charAt(byte & 31)).join(''))
}

/** Of four letters. */
export function inGroups(letters: string): string {
  return (letters.match(/.{1,4}/g) ?? []).join('-')
}

/** As people type it: in full width, in small letters, with other dashes or none, O for 0 and l for 1. */
export function tidyCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\u2212ー]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}
