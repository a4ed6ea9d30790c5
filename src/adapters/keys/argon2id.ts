import { argon2 } from 'node:crypto'

/** What argon2id costs: memory in KiB, as RFC 9106 counts it. */
export interface Argon2Cost {
  memory: number
  passes: number
  parallelism: number
}

/** Argon2id (RFC 9106, version 1.3), on libuv's threads. A port of its own, so that a test can count the calls. */
export type Argon2id = (message: Uint8Array, salt: Uint8Array, cost: Argon2Cost) => Promise<Uint8Array>

export const TAG_LENGTH = 32

export const argon2id: Argon2id = (message, salt, cost) =>
  new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce: salt, tagLength: TAG_LENGTH, ...cost }, (error, tag) => {
      if (error) return reject(error)
      resolve(new Uint8Array(tag))
    })
  })

/** For a passphrase that opens everything and is stretched once per start: about 150 ms. */
export const PASSPHRASE_COST: Argon2Cost = { memory: 65_536, passes: 3, parallelism: 1 }
