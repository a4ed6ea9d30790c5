import type { Logger } from 'pino'
import type { Db } from '../adapters/postgres/db.ts'
import { makePartitions } from '../adapters/postgres/partitions.ts'
import { every } from '../adapters/system/every.ts'
import { exitCodes } from '../cli/exit-code.ts'
import { countSwept } from '../http/metrics.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import type { RunningServer } from '../http/server.ts'
import type { AuditKeeper } from '../service/audit/keep-audit.ts'
import { eachInTurn } from '../service/each-in-turn.ts'
import { sweep } from '../service/sweep/sweep.ts'
import type { DemoDatabases } from './demo-databases.ts'
import { fail } from './fail.ts'
import { watchAuthorities } from './watch-authorities.ts'

interface Running {
  server: RunningServer
  portal: Portal
  db: Db
  log: Logger
  keeper: AuditKeeper
  database?: Pick<DemoDatabases, 'ended' | 'stop'>
}

/** Follows changes and seals every second, sweeps every minute, and ends in good order on SIGINT and SIGTERM. */
export function keepRunning({ server, portal, db, log, keeper, database }: Running): void {
  const { directory } = portal
  const report = (err: unknown) =>
    log.error({ err }, 'a task in the background failed; it will be tried again')
  const watch = watchAuthorities(portal)
  const partitions = () => makePartitions(db, portal.ports.clock.now())
  const tasks = [
    every(Temporal.Duration.from({ seconds: 1 }), directory.refresh, report),
    every(Temporal.Duration.from({ seconds: 1 }), keeper.seal, report),
    every(Temporal.Duration.from({ seconds: 60 }), keeper.checkpoint, report),
    every(Temporal.Duration.from({ seconds: 60 }), () => sweepAll(portal), report),
    every(Temporal.Duration.from({ seconds: 60 }), watch, report),
    every(Temporal.Duration.from({ hours: 1 }), partitions, report),
  ]
  const firstRound = [
    watch().catch(report),
    partitions().catch(report),
    sweepAll(portal).catch(report),
    keeper.seal().then(keeper.checkpoint).catch(report),
  ]
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await server.close()
    await Promise.all([...firstRound, ...tasks.map((task) => task.stop())])
    await keeper.end().catch(report)
    await db.destroy()
    await database?.stop?.()
    process.exit(exitCodes.done)
  }
  void database?.ended?.then((lastWords) => ending || fail(new Error(`the database ended: ${lastWords}`)))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end().catch(fail))
}

async function sweepAll({ ports, directory }: Portal): Promise<void> {
  await eachInTurn(directory.all(), async ({ institution }) => {
    for (const [what, count] of Object.entries(await sweep(ports, institution))) countSwept(what, count)
  })
}
