import type { Primitives } from '../../../pki/pkcs12-primitives.ts'

/** The cryptography of a PKCS#12 file by the browser. */
export const webPrimitives: Primitives = {
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  digest: async (hash, octets) => new Uint8Array(await crypto.subtle.digest(hash, octets)),
  hmac: async (hash, key, octets) => {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign'])
    return new Uint8Array(await crypto.subtle.sign('HMAC', imported, octets))
  },
  pbkdf2: async (password, salt, iterations) => {
    const imported = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
    return new Uint8Array(await crypto.subtle.deriveBits(parameters, imported, 256))
  },
  encryptAesCbc: async (key, iv, plain) => {
    const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt'])
    return new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, imported, plain))
  },
}
