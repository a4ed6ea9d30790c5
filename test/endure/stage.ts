import { setTimeout as sleep } from 'node:timers/promises'
import { type Customer, Fault, newCustomer, Waits } from './customer.ts'
import { type Desk, openDesk } from './desk.ts'
import { type Dice, dice } from './dice.ts'
import { Lost } from './network-browser.ts'
import type { Kill, WholeProgram } from './program.ts'

export interface EndureOptions {
  seed: string
  kills: number
  /** Ends sooner when so much time has passed. */
  time: Temporal.Duration
  /** How many people there are beside those of the demonstration, in each contract. */
  further: number
  say(line: string): void
}

export interface Outcome {
  seed: string
  kills: number
  /** Brought to the first log-on of the new certificate. */
  acquisitions: number
  renewals: number
  /** How many answers told somebody of something that may not be lost. */
  acknowledged: number
  /** How often an answer was cut off, by what was asked. */
  cut: Record<string, number>
  /** Refusals that a person met and got over by beginning again, and why. */
  stumbles: Record<string, number>
  /** By what was killed. */
  killed: Record<Kill, number>
  seconds: number
  faults: string[]
}

/** Everything that a run knows. */
export interface Stage {
  program: WholeProgram
  options: EndureOptions
  dice: Dice
  customers: Customer[]
  outcome: Outcome
  /** Is told of every request that is about to be sent, and of every signature. */
  hook: { happens(what: string): void }
  /** From the kill until the program is there again nothing that fails is anybody's fault. */
  dying: boolean
}

export async function openStage(program: WholeProgram, options: EndureOptions): Promise<Stage> {
  const stage: Stage = {
    program,
    options,
    dice: dice(options.seed),
    customers: [],
    outcome: {
      seed: options.seed,
      kills: 0,
      acquisitions: 0,
      renewals: 0,
      acknowledged: 0,
      cut: {},
      stumbles: {},
      killed: { program: 0, 'and-postmaster': 0, 'every-process': 0 },
      seconds: 0,
      faults: [],
    },
    hook: { happens: () => {} },
    dying: false,
  }
  const listener = {
    sends: (method: string, path: string) => stage.hook.happens(`${method} ${path}`),
    loses(method: string, path: string) {
      const what = `${method} ${path.replace(/[?].*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')}`
      stage.outcome.cut[what] = (stage.outcome.cut[what] ?? 0) + 1
    },
  }
  program.watchSignatures(() => stage.hook.happens('a signature'))
  await atDesk(stage, async (desk) => {
    await desk.add(options.further)
    const members = await desk.everybody()
    stage.customers.push(
      ...members.map((member, place) => newCustomer(program, member, `127.0.1.${place + 1}`, listener)),
    )
  })
  return stage
}

export async function atDesk<T>({ program }: Stage, deed: (desk: Desk) => Promise<T>): Promise<T> {
  const desk = await openDesk(program)
  try {
    return await deed(desk)
  } finally {
    await desk.close()
  }
}

/** What may go wrong while something is killed may go wrong; else it is put down. */
export async function blame(stage: Stage, customer: Customer, deed: () => Promise<void>): Promise<void> {
  try {
    await deed()
    customer.stumbles = 0
  } catch (error) {
    if (stage.dying) return
    if (error instanceof Waits) {
      await sleep(100)
      return
    }
    customer.stumbles += 1
    const why = String(error).slice(0, 400)
    stage.outcome.stumbles[why] = (stage.outcome.stumbles[why] ?? 0) + 1
    const isFault = error instanceof Fault || error instanceof Lost || customer.stumbles > 2
    if (isFault) stage.outcome.faults.push(`${customer.name}: ${String(error)} ${causeOf(error)}`)
    if (isFault) stage.dying = true
  }
}

const causeOf = (error: unknown) =>
  error instanceof Error && error.cause !== undefined ? `(${String(error.cause)})` : ''
