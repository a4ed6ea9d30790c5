/** Answers with one answer for each that was asked, in their order. */
export type Together<Ask, Answer> = (asks: readonly Ask[]) => Promise<readonly Answer[]>

interface Waiting<Ask, Answer> {
  ask: Ask
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/**
 * Many calls as few: while one is on its way, those that come wait, and go together as the next. Who is alone waits for
 * nobody but those of his own turn of the event loop. Where a common call fails, each of them is made by itself, so
 * that nobody gets the error of another.
 */
export function coalesce<Ask, Answer>(
  together: Together<Ask, Answer>,
  most: number,
): (ask: Ask) => Promise<Answer> {
  let waiting: Waiting<Ask, Answer>[] = []
  let running = false

  async function runAll() {
    running = true
    // Whoever comes in this turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, most)
      waiting = waiting.slice(most)
      await settle(together, batch)
    }
    running = false
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, resolve, reject })
      if (!running) void runAll()
    })
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
