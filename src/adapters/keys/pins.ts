import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Pins } from '../../ports/crypto.ts'
import { type Argon2Cost, type Argon2id, argon2id as systemArgon2id } from './argon2id.ts'
import { type Bounded, places } from './bounded.ts'
import { encodePhc, type Phc, parsePhc } from './phc.ts'

/** About 30 ms and 19 MiB each (OWASP's first choice for argon2id with little memory). */
const COST: Argon2Cost = { memory: 19_456, passes: 2, parallelism: 1 }
const SALT_LENGTH = 16

/**
 * Three of libuv's four threads at most, whosever PINs they are, so that files and names are still served: two for who is
 * known, where 200 waiting are about three seconds, and one for whoever comes to an open door.
 */
const KNOWN = { atOnce: 2, waiting: 200 }
const VISITORS = { atOnce: 1, waiting: 200 }

/**
 * PINs as argon2id over an HMAC with a key outside the database: a stolen database alone cannot be searched, which
 * six digits would not stand. Rejects with Busy when too many wait. All are made here together, each with its pepper:
 * they share the threads, and wait in lines of their own.
 */
export function makePins<Name extends string>(
  peppers: Record<Name, KeyObject>,
  argon2id = systemArgon2id,
): Record<Name, Pins> {
  const known = places(KNOWN.atOnce)
  const visitors = places(VISITORS.atOnce)
  const made = Object.entries<KeyObject>(peppers).map(([name, pepper]) => {
    const lines = { known: known(KNOWN.waiting), visitors: visitors(VISITORS.waiting) }
    return [name, pinsWith(pepper, argon2id, lines)]
  })
  return Object.fromEntries(made)
}

function pinsWith(
  pepper: KeyObject,
  argon2id: Argon2id,
  { known, visitors }: { known: Bounded; visitors: Bounded },
): Pins {
  const tagOf = ({ cost, salt }: Omit<Phc, 'tag'>, pin: string) => argon2id(peppered(pepper, pin), salt, cost)
  const verifyIn = (inTurn: Bounded) => async (pin: string, hash: string | undefined) => {
    const stored = hash === undefined ? nobody : parsePhc(hash)
    const fits = timingSafeEqual(await inTurn(() => tagOf(stored, pin)), stored.tag)
    return fits && stored !== nobody
  }

  return {
    async hash(pin) {
      const salt = new Uint8Array(randomBytes(SALT_LENGTH))
      return encodePhc({ cost: COST, salt, tag: await known(() => tagOf({ cost: COST, salt }, pin)) })
    },
    verify: verifyIn(known),
    verifyOfVisitor: verifyIn(visitors),
  }
}

/** Stands in for a hash that does not exist: as dear as a real one, and fits no PIN. */
const nobody: Phc = { cost: COST, salt: new Uint8Array(SALT_LENGTH), tag: new Uint8Array(32) }

/** NFKC first: a Japanese keyboard may type the digits of a PIN in full width. */
function peppered(pepper: KeyObject, pin: string): Uint8Array {
  return createHmac('sha256', pepper).update(pin.normalize('NFKC'), 'utf8').digest()
}
