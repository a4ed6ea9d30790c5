import { type Argon2Cost, TAG_LENGTH } from './argon2id.ts'

/** An argon2id hash with all that is needed to compare with it. */
export interface Phc {
  cost: Argon2Cost
  salt: Uint8Array
  tag: Uint8Array
}

/** What we are ready to spend on a stored hash: whoever could write one must not be able to stop the server with it. */
const most: Argon2Cost = { memory: 262_144, passes: 10, parallelism: 4 }

const pattern = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

/** The PHC string format of argon2: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`, base64 without padding. */
export function encodePhc({ cost, salt, tag }: Phc): string {
  const { memory, passes, parallelism } = cost
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`
}

/** Throws for anything that encodePhc does not write: a hash in the database that we did not make. */
export function parsePhc(text: string): Phc {
  const [, memory, passes, parallelism, salt, tag] = pattern.exec(text) ?? []
  if (salt === undefined || tag === undefined) throw new Error('the stored hash is no argon2id PHC string')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const phc = { cost, salt: Uint8Array.fromBase64(salt), tag: Uint8Array.fromBase64(tag) }
  if (!isAffordable(cost)) throw new Error('the stored hash names a cost out of bounds')
  if (
    phc.salt.length < 8 ||
    phc.salt.length > 64 ||
    phc.tag.length !== TAG_LENGTH ||
    encodePhc(phc) !== text
  ) {
    throw new Error('the stored hash is no argon2id PHC string of ours')
  }
  return phc
}

function isAffordable({ memory, passes, parallelism }: Argon2Cost): boolean {
  if (memory > most.memory || passes > most.passes || parallelism > most.parallelism) return false
  return passes >= 1 && parallelism >= 1 && memory >= 8 * parallelism // RFC 9106 §3.1
}

function base64(bytes: Uint8Array): string {
  return bytes.toBase64({ omitPadding: true })
}
