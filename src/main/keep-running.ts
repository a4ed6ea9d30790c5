import type { Logger } from 'pino'
import type { Db } from '../adapters/postgres/db.ts'
import { makePartitions } from '../adapters/postgres/partitions.ts'
import { every } from '../adapters/system/every.ts'
import { exitCodes } from '../cli/exit-code.ts'
import { countSwept, observeNotices } from '../http/metrics.ts'
import type { Portal } from '../http/portal/portal-env.ts'
import type { AuditKeeper } from '../service/audit/keep-audit.ts'
import { eachInTurn } from '../service/each-in-turn.ts'
import type { WatchedGate } from '../service/journal/gate.ts'
import { sweep } from '../service/sweep/sweep.ts'
import type { DemoDatabases } from './demo-databases.ts'
import { fail } from './fail.ts'
import type { LogOuts } from './keep-logging-out.ts'
import type { Sending } from './keep-sending.ts'
import type { Telling } from './keep-telling.ts'
import type { ProgramPorts } from './open-program.ts'
import { watchAuthorities } from './watch-authorities.ts'

interface Running {
  server: { close(): Promise<void> }
  portal: Portal
  db: Db
  log: Logger
  keeper: AuditKeeper
  sending: Sending
  logOuts: LogOuts
  telling: Telling
  /** Keeps up to date what others are told of certificates. */
  status: () => Promise<unknown>
  database?: Pick<DemoDatabases, 'ended' | 'stop'>
  journal: WatchedGate | undefined
}

const second = Temporal.Duration.from({ seconds: 1 })
const fiveSeconds = Temporal.Duration.from({ seconds: 5 })
const minute = Temporal.Duration.from({ minutes: 1 })

/** Follows changes, seals and sends every second, sweeps every minute, and ends in good order on SIGINT and SIGTERM. */
export function keepRunning(running: Running): void {
  const { server, portal, db, log, keeper, sending, telling, logOuts, status, database } = running
  const report = reporter(log)
  const watch = watchAuthorities(portal)
  const partitions = () => makePartitions(db, portal.ports.clock.now())
  const tasks = [
    every(second, portal.directory.refresh, report),
    every(second, keeper.seal, report),
    every(second, status, report),
    every(second, sending.send, report),
    every(second, logOuts.tell, report),
    every(second, telling.tell, report),
    every(fiveSeconds, sending.takeBounces, report),
    ...followed({ journal: running.journal }).map((watch) => every(fiveSeconds, watch, report)),
    every(minute, sending.watch, report),
    every(minute, logOuts.watch, report),
    every(minute, telling.watch, report),
    every(minute, keeper.checkpoint, report),
    every(minute, () => sweepAll(portal), report),
    every(minute, watch, report),
    every(Temporal.Duration.from({ hours: 1 }), partitions, report),
  ]
  const firstRound = [
    watch().catch(report),
    partitions().catch(report),
    sweepAll(portal).catch(report),
    status().catch(report),
    sending.watch().catch(report),
    telling.watch().catch(report),
    keeper.seal().then(keeper.checkpoint).catch(report),
  ]
  const ending = endInGoodOrder(['SIGINT', 'SIGTERM', 'SIGHUP'], async () => {
    await server.close()
    await Promise.all([...firstRound, ...tasks.map((task) => task.stop())])
    await Promise.all([sending.end().catch(report), telling.end().catch(report), logOuts.end()])
    await keeper.end().catch(report)
    await db.destroy()
    await database?.stop?.()
  })
  void database?.ended?.then((lastWords) => ending() || fail(new Error(`the database ended: ${lastWords}`)))
}

/** A process that only serves: `follow` is what it has to hear of from the others. The first one tells it to end. */
export function keepServing(
  {
    server,
    portal,
    db,
    log,
  }: Omit<Running, 'keeper' | 'sending' | 'telling' | 'logOuts' | 'status' | 'database' | 'journal'>,
  follow: readonly (() => Promise<unknown>)[] = [],
): void {
  const tasks = [portal.directory.refresh, ...follow].map((task) => every(second, task, reporter(log)))
  // Ctrl-C in a terminal is said to all processes of the program: the first one passes it on.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
  endInGoodOrder(['SIGTERM'], async () => {
    await server.close()
    await Promise.all(tasks.map((task) => task.stop()))
    await db.destroy()
  })
}

/** What is asked again and again of a journal, where one is kept. */
export function followed({ journal }: Pick<ProgramPorts, 'journal'>): (() => Promise<void>)[] {
  return journal === undefined ? [] : [journal.watch]
}

function reporter(log: Logger) {
  return (err: unknown) => log.error({ err }, 'a task in the background failed; it will be tried again')
}

/** Answers with whether it is ending. */
function endInGoodOrder(signals: readonly NodeJS.Signals[], close: () => Promise<void>): () => boolean {
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await close()
    process.exit(exitCodes.done)
  }
  for (const signal of signals) process.on(signal, () => void end().catch(fail))
  return () => ending
}

async function sweepAll({ ports, directory }: Portal): Promise<void> {
  await eachInTurn(directory.all(), async ({ institution }) => {
    for (const [what, count] of Object.entries(await sweep(ports, institution))) countSwept(what, count)
    const { count, oldest } = await ports.store.at(institution.id).notices.owed()
    observeNotices(institution.slug, count, oldest ? ports.clock.now().since(oldest).total('seconds') : 0)
  })
}
