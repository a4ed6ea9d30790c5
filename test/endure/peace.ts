import { setTimeout as sleep } from 'node:timers/promises'
import { finish } from './acts.ts'
import { checkHealed, checkPromises } from './check-records.ts'
import { meetNewDay, Waits } from './customer.ts'
import { countUnsealed, readRecords } from './records.ts'
import { atDesk, blame, type Stage } from './stage.ts'

/** In peace: everybody comes in, and whoever was in the middle of an acquisition finishes it. */
export async function finishAll(stage: Stage): Promise<void> {
  const { customers, dice } = stage
  await atDesk(stage, async (desk) => {
    for (const customer of customers) {
      await blame(stage, customer, () => patiently(() => finish(customer, { desk, dice })))
    }
  })
}

async function patiently(deed: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + 70_000; ; await sleep(2000)) {
    try {
      await deed()
      return
    } catch (error) {
      if (!(error instanceof Waits) || performance.now() > until) throw error
    }
  }
}

/** The sweep comes, everybody comes in, and the whole of the records is looked at. */
export async function lastLook(stage: Stage): Promise<void> {
  const { program, customers, outcome } = stage
  const tomorrow = await atDesk(stage, async (desk) => desk.today().add({ days: 1 }))
  await program.moveClock(tomorrow)
  const now = await atDesk(stage, async (desk) => desk.now())
  for (const customer of customers) meetNewDay(customer, now)
  const swept = await readRecords(program)
  outcome.faults.push(...checkHealed(swept, now))
  await finishAll(stage)
  for (const until = performance.now() + 60_000; performance.now() < until; await sleep(200)) {
    if (countUnsealed(await readRecords(program)) === 0) break
  }
  const records = await readRecords(program)
  outcome.faults.push(
    ...checkHealed(records, now),
    ...checkPromises(records, customers, program.signatures()),
    ...(countUnsealed(records) === 0 ? [] : ['events wait for their seal']),
  )
  const audit = await program.verifyAudit()
  if (!audit.intact) outcome.faults.push(`the audit trail is not intact: ${audit.report}`)
  const complaints = program.complaints()
  if (complaints !== '') outcome.faults.push(`the program has complained: ${complaints}`)
}
