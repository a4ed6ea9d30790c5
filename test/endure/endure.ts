import { checkPromises } from './check-records.ts'
import type { Customer } from './customer.ts'
import { finishAll, lastLook } from './peace.ts'
import { startWholeProgram, type WholeProgram } from './program.ts'
import { readRecords } from './records.ts'
import { newDay, round } from './round.ts'
import { type EndureOptions, type Outcome, openStage, type Stage } from './stage.ts'

/** Kills the whole program again and again while people acquire, renew and log on, and looks each time what is left. */
export async function endure(options: EndureOptions): Promise<Outcome> {
  const program = await startWholeProgram()
  try {
    return await run(program, options)
  } finally {
    await program.close()
  }
}

async function run(program: WholeProgram, options: EndureOptions): Promise<Outcome> {
  const began = performance.now()
  const stage = await openStage(program, options)
  try {
    await killAgainAndAgain(stage, began)
    if (stage.outcome.faults.length === 0) await lastLook(stage)
  } catch (error) {
    // It did not start again, or its records cannot be read.
    stage.outcome.faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  return { ...summed(stage), seconds: Math.round((performance.now() - began) / 1000) }
}

async function killAgainAndAgain(stage: Stage, began: number): Promise<void> {
  const { program, customers, outcome, options } = stage
  const { kills, time, say } = options
  const isInTime = () => performance.now() - began < time.total('milliseconds')
  // The demonstration’s clock goes some years ahead, and no further.
  const daysEach = Math.max(2, Math.ceil(kills / 16))
  // What comes after a fault tells little.
  while (outcome.kills < kills && outcome.faults.length === 0 && isInTime()) {
    const isNewDay = outcome.kills > 0 && outcome.kills % daysEach === 0
    if (isNewDay) {
      await finishAll(stage)
      await newDay(stage)
    } else await round(stage)
    outcome.faults.push(...checkPromises(await readRecords(program), customers, program.signatures()))
    if (outcome.kills % 10 === 0) say(progress(stage, began))
  }
}

function summed({ customers, outcome }: Stage): Outcome {
  const sum = (figure: (customer: Customer) => number) =>
    customers.reduce((total, customer) => total + figure(customer), 0)
  return {
    ...outcome,
    acquisitions: sum(({ done }) => done.acquisition),
    renewals: sum(({ done }) => done.renewal),
    acknowledged: sum(
      ({ acknowledged: { events, certificates, acquisitions } }) =>
        certificates.size +
        acquisitions.told +
        [...events.values()].reduce((total, count) => total + count, 0),
    ),
  }
}

function progress(stage: Stage, began: number): string {
  const { kills, acquisitions, renewals, acknowledged, faults } = summed(stage)
  const seconds = Math.round((performance.now() - began) / 1000)
  return `${kills} kills, ${seconds} s: ${acquisitions} acquisitions and ${renewals} renewals to their first log-on, ${acknowledged} answers to be kept, ${faults.length} faults`
}
