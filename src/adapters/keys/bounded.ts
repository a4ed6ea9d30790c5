import { Busy } from '../../ports/busy.ts'

/** Runs a task in its turn: `atOnce` run, `waiting` wait in the order they came, and the next one is refused with Busy. */
export type Bounded = <T>(task: () => Promise<T>) => Promise<T>

export function bounded(atOnce: number, waiting: number): Bounded {
  const line: (() => void)[] = []
  let running = 0

  async function turn(): Promise<void> {
    if (running < atOnce) {
      running += 1
      return
    }
    if (line.length >= waiting) throw new Busy(`${waiting} are waiting already`)
    await new Promise<void>((resolve) => line.push(resolve)) // woken with the place of the one who leaves
  }

  function leave(): void {
    const next = line.shift()
    if (next === undefined) running -= 1
    next?.()
  }

  return async (task) => {
    await turn()
    try {
      return await task()
    } finally {
      leave()
    }
  }
}
