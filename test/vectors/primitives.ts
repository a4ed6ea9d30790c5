import { createCipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import type { Bytes } from '../../src/pki/bytes.ts'
import type { Hash, Primitives } from '../../src/pki/pkcs12-primitives.ts'

const names: Record<Hash, string> = { 'SHA-1': 'sha1', 'SHA-256': 'sha256' }

/** The cryptography of a PKCS#12 file by node:crypto, with the given chance. */
export function nodePrimitives(random: (length: number) => Bytes): Primitives {
  return {
    random,
    digest: async (hash, octets) => new Uint8Array(createHash(names[hash]).update(octets).digest()),
    hmac: async (hash, key, octets) => new Uint8Array(createHmac(names[hash], key).update(octets).digest()),
    pbkdf2: async (password, salt, iterations) =>
      new Uint8Array(pbkdf2Sync(password, salt, iterations, 32, 'sha256')),
    encryptAesCbc: async (key, iv, plain) => {
      const cipher = createCipheriv('aes-256-cbc', key, iv)
      return new Uint8Array(Buffer.concat([cipher.update(plain), cipher.final()]))
    },
  }
}

/** The same by WebCrypto, as in the page. */
export function webPrimitives(random: (length: number) => Bytes): Primitives {
  const { subtle } = globalThis.crypto
  return {
    random,
    digest: async (hash, octets) => new Uint8Array(await subtle.digest(hash, octets)),
    hmac: async (hash, key, octets) => {
      const imported = await subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign'])
      return new Uint8Array(await subtle.sign('HMAC', imported, octets))
    },
    pbkdf2: async (password, salt, iterations) => {
      const imported = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
      const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
      return new Uint8Array(await subtle.deriveBits(parameters, imported, 256))
    },
    encryptAesCbc: async (key, iv, plain) => {
      const imported = await subtle.importKey('raw', key, 'AES-CBC', false, ['encrypt'])
      return new Uint8Array(await subtle.encrypt({ name: 'AES-CBC', iv }, imported, plain))
    },
  }
}
