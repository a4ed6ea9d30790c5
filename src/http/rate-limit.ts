import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { Refusal } from '../domain/refusal.ts'
import { addressOf } from './edge/peer.ts'
import { networkOf } from './network-of.ts'

interface Bucket {
  left: number
  at: number
}

/** How many tries an address has at once, and how fast they come back. A whole company may stand behind one address. */
export interface Rate {
  burst: number
  perMinute: number
}

const rememberedAddresses = 50_000

/** Takes one try of an address; false when it has none left. */
export type Meter = (address: string) => boolean

/** For where only what fails counts: looks first, takes afterwards. */
export interface Tries {
  take: Meter
  areLeft(address: string): boolean
}

/** In this process's memory. When there are too many addresses the oldest is forgotten. */
export function rateMeter(rate: Rate, elapsed: () => number): Meter {
  return triesOf(rate, elapsed).take
}

export function triesOf({ burst, perMinute }: Rate, elapsed: () => number): Tries {
  const buckets = new Map<string, Bucket>()
  const leftOf = (address: string, now: number) => {
    const before = buckets.get(address) ?? { left: burst, at: now }
    return Math.min(burst, before.left + ((now - before.at) / 60_000) * perMinute)
  }
  return {
    areLeft: (given) => leftOf(networkOf(given), elapsed()) >= 1,
    take(given) {
      const address = networkOf(given)
      const now = elapsed()
      const left = leftOf(address, now)
      buckets.delete(address)
      buckets.set(address, { left: Math.max(0, left - 1), at: now })
      if (buckets.size > rememberedAddresses) forgetOldest(buckets)
      return left >= 1
    },
  }
}

/**
 * Slows down whoever guesses before anything is locked (domain.md §5): what counts for good are the tries that the
 * database keeps. `meter` where others take from the same tries.
 */
export function rateLimit(
  rate: Rate,
  elapsed: () => number,
  meter: Meter = rateMeter(rate, elapsed),
): MiddlewareHandler {
  return async (c, next) => {
    if (!meter(askingAddress(c))) {
      c.header('retry-after', String(Math.ceil(60 / rate.perMinute)))
      throw new Refusal('busy', 'too many tries from one address')
    }
    await next()
  }
}

/** From where a request comes; empty where nobody knows. */
export function askingAddress(c: Context): string {
  const { incoming }: Partial<HttpBindings> = c.env ?? {}
  return (incoming && addressOf(incoming)) ?? ''
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  const [oldest] = buckets.keys()
  if (oldest !== undefined) buckets.delete(oldest)
}
