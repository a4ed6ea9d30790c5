import { AsyncLocalStorage } from 'node:async_hooks'
import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'
import { remembered } from '../domain/remembered.ts'
import type { Ports } from '../ports/ports.ts'
import { addressOf } from './edge/peer.ts'

const origins = new AsyncLocalStorage<(() => string) | undefined>()

/** From here on, what is recorded while a request is answered says from where it came (domain.md §8). */
export function rememberOrigin({ crypto }: Pick<Ports, 'crypto'>): MiddlewareHandler {
  return async (c, next) => {
    const { incoming }: Partial<HttpBindings> = c.env ?? {}
    const address = incoming && addressOf(incoming)
    await origins.run(address === undefined ? undefined : () => originOf(crypto, address), next)
  }
}

/** The same ports, which know the origin of the request that is being answered. */
export function withOrigin(ports: Ports): Ports {
  return {
    ...ports,
    get origin() {
      return origins.getStore()?.()
    },
  }
}

/** A keyed hash: the same address can be recognised in the trail, and not read from it. */
export function originOf(crypto: Ports['crypto'], address: string): string {
  const known = hashers.get(crypto) ?? hasherBy(crypto)
  hashers.set(crypto, known)
  return known(address)
}

/** Of each key: whoever comes, comes with several requests, and each records several things. */
const hashers = new WeakMap<Ports['crypto'], (address: string) => string>()

function hasherBy(crypto: Ports['crypto']) {
  const hash = (address: string) => crypto.mac('audit-salt', new TextEncoder().encode(address)).toHex()
  return remembered(hash, (address) => address, 1000)
}
