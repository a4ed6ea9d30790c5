import { randomBytes } from 'node:crypto'

/** What this process remembers under names that nobody guesses. A service with several processes keeps it in a database. */
export interface Memory<T> {
  /** Answers with the name. */
  add(thing: T): string
  get(name: string | undefined): T | undefined
  /** Gets it for the last time. */
  take(name: string | undefined): T | undefined
  all(): T[]
}

const most = 10_000

/** `life`: milliseconds. */
export function openMemory<T>(life: number): Memory<T> {
  const held = new Map<string, { thing: T; until: number }>()
  /** The oldest stand first. */
  const forget = () => {
    for (const [name, { until }] of held) {
      if (until > Date.now() && held.size <= most) return
      held.delete(name)
    }
  }
  return {
    add(thing) {
      const name = randomBytes(32).toString('base64url')
      held.set(name, { thing, until: Date.now() + life })
      forget()
      return name
    },
    get(name) {
      forget()
      return held.get(name ?? '')?.thing
    },
    take(name) {
      forget()
      const thing = held.get(name ?? '')?.thing
      held.delete(name ?? '')
      return thing
    },
    all: () => [...held.values()].map(({ thing }) => thing),
  }
}
