import { Busy } from '../../ports/busy.ts'

/** Runs a task in its turn, or refuses it with Busy. */
export type Bounded = <T>(task: () => Promise<T>) => Promise<T>

/** `atOnce` run, `waiting` wait in the order they came, and the next one is refused. */
export function bounded(atOnce: number, waiting: number): Bounded {
  return places(atOnce)(waiting)
}

/**
 * So many tasks run at once, from however many lines. Each line has a length of its own, and the lines that wait are
 * served in turn: however long one is, the next of another waits for one task of each.
 */
export function places(atOnce: number): (waiting: number) => Bounded {
  const lines: (() => void)[][] = []
  let running = 0

  function leave(): void {
    const served = lines.findIndex((line) => line.length > 0)
    if (served === -1) {
      running -= 1
      return
    }
    lines.push(...lines.splice(served, 1))
    lines.at(-1)?.shift()?.() // woken with the place of the one who leaves
  }

  return (waiting) => {
    const line: (() => void)[] = []
    lines.push(line)

    async function turn(): Promise<void> {
      if (running < atOnce) {
        running += 1
        return
      }
      if (line.length >= waiting) throw new Busy(`${waiting} are waiting already`)
      await new Promise<void>((resolve) => line.push(resolve))
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
}
