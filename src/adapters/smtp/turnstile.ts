/** Lets one through at a time. */
export interface Turnstile {
  /** Resolves when it is one's turn; what it answers with ends the turn. */
  enter(): Promise<() => void>
}

/** Whoever takes longer than `longest` milliseconds keeps the others waiting no more. */
export function turnstile(longest: number): Turnstile {
  let last = Promise.resolve()
  return {
    async enter() {
      const before = last
      const { promise, resolve } = Promise.withResolvers<void>()
      last = promise
      await before
      const timer = setTimeout(resolve, longest)
      return () => {
        clearTimeout(timer)
        resolve()
      }
    },
  }
}
