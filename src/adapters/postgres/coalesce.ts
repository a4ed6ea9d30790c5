/** Answers with one answer for each that was asked, in their order. */
export type Together<Ask, Answer> = (asks: readonly Ask[]) => Promise<readonly Answer[]>

interface Waiting<Ask, Answer> {
  ask: Ask
  resolve(answer: Answer): void
  reject(error: unknown): void
}

/** A write may have to wait for somebody's lock, a read never. */
export type Effect = 'reads' | 'writes'

/** Makes a function of which concurrent calls go together. */
export type Coalesce = <Ask, Answer>(
  effect: Effect,
  together: Together<Ask, Answer>,
) => (ask: Ask) => Promise<Answer>

/** The calls of one kind that wait: how many, and how as many of them as may go together are made. */
interface Queue {
  effect: Effect
  waiting(): number
  /** How often another kind went first. */
  passedOver: number
  next(): Promise<void>
}

const rank = { reads: 0, writes: 1 } as const satisfies Record<Effect, number>

/** Another kind may go first so often: long enough for those who are behind to catch up, and no longer. */
const mostPassedOver = 8

/** Milliseconds that reads wait for a write that is on its way. Longer than one takes that waits for no lock. */
const usualPatience = 25

/**
 * Many calls as few. Of all kinds that are made here one common call is on its way at a time; those who come meanwhile
 * wait. Next go those who read, then the kind for which most are waiting: a request reads first and writes later, so
 * that who comes late catches up with those who came before him and they write together, and the fewer calls there are
 * the less each costs. A write that takes long holds up no read. Where a common call fails, each of them is made by
 * itself, so that nobody gets the error of another.
 */
export function coalescer(most: number, patience = usualPatience): Coalesce {
  const queues: Queue[] = []
  const onTheirWay = new Set<Effect>()
  let running = false

  async function runAll() {
    running = true
    for (;;) {
      // Whoever comes in this turn of the event loop comes along, those too who go on with the answers of the last call.
      await new Promise((resolve) => setImmediate(resolve))
      const queue = nextOf(queues.filter(({ effect }) => !onTheirWay.has(effect)))
      if (queue === undefined) break
      await atMost(patience, start(queue))
    }
    running = false
  }

  async function start(queue: Queue) {
    onTheirWay.add(queue.effect)
    await queue.next()
    onTheirWay.delete(queue.effect)
    if (!running) void runAll()
  }

  return function coalesce<Ask, Answer>(effect: Effect, together: Together<Ask, Answer>) {
    let waiting: Waiting<Ask, Answer>[] = []
    queues.push({
      effect,
      waiting: () => waiting.length,
      passedOver: 0,
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

/** Whoever was passed over too often, else who reads, else the most; undefined when nobody waits. */
function nextOf(all: readonly Queue[]): Queue | undefined {
  const queues = all.filter((queue) => queue.waiting() > 0)
  const next =
    queues.find(({ passedOver }) => passedOver >= mostPassedOver) ??
    queues.toSorted((a, b) => rank[a.effect] - rank[b.effect] || b.waiting() - a.waiting())[0]
  for (const queue of queues) queue.passedOver = queue === next ? 0 : queue.passedOver + 1
  return next
}

async function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
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
