/** Answers with one answer for each that was asked, in their order. */
export type Together<Ask, Answer> = (asks: readonly Ask[]) => Promise<readonly Answer[]>

interface Waiting<Ask, Answer> {
  ask: Ask
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/** Makes a function of which concurrent calls go together. */
export type Coalesce = <Ask, Answer>(together: Together<Ask, Answer>) => (ask: Ask) => Promise<Answer>

/** The calls of one kind that wait: how many, and how as many of them as may go together are made. */
interface Queue {
  waiting(): number
  next(): Promise<void>
}

/**
 * Many calls as few. Of all kinds that are made here one common call is on its way at a time; those who come meanwhile
 * wait, and the kind for which most are waiting goes next. Who is alone waits for nobody but those of his own turn of
 * the event loop. Where a common call fails, each of them is made by itself, so that nobody gets the error of another.
 */
export function coalescer(most: number): Coalesce {
  const queues: Queue[] = []
  let running = false

  async function runAll() {
    running = true
    // Whoever comes in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve))
    for (let longest = longestOf(queues); longest.waiting() > 0; longest = longestOf(queues))
      await longest.next()
    running = false
  }

  return function coalesce<Ask, Answer>(together: Together<Ask, Answer>) {
    let waiting: Waiting<Ask, Answer>[] = []
    queues.push({
      waiting: () => waiting.length,
      next() {
        const batch = waiting.slice(0, most)
        waiting = waiting.slice(most)
        return settle(together, batch)
      },
    })
    return (ask: Ask) =>
      new Promise<Answer>((resolve, reject) => {
        waiting.push({ ask, resolve, reject })
        if (!running) void runAll()
      })
  }
}

function longestOf(queues: readonly Queue[]): Queue {
  return queues.reduce((longest, queue) => (queue.waiting() > longest.waiting() ? queue : longest))
}

async function settle<Ask, Answer>(
  together: Together<Ask, Answer>,
  batch: readonly Waiting<Ask, Answer>[],
): Promise<void> {
  try {
    const answers = await together(batch.map(({ ask }) => ask))
    if (answers.length !== batch.length) throw new Error('a common call without an answer for each')
    for (const [at, answer] of answers.entries()) batch[at]?.resolve(answer)
  } catch (error) {
    if (batch.length === 1) batch[0]?.reject(error)
    else for (const each of batch) await settle(together, [each])
  }
}
