import type { Logger } from 'pino'
import type { Environment } from '../config.ts'
import {
  openListeners,
  openMetrics,
  openServer,
  type RunningListeners,
  type ServerOptions,
} from '../http/server.ts'
import { type Part, processesOf } from './part.ts'
import { reportToFirst, startWorkers } from './workers.ts'

/** Opens what this process listens at: everything, the metrics of the node with workers for the rest, or that rest. */
export async function openPart(
  part: Part,
  { WARIFU_PROCESSES }: Environment,
  options: ServerOptions,
  log: Logger,
): Promise<RunningListeners> {
  if (part === 'alone') return openServer(options)
  if (part === 'worker') {
    const listeners = await openListeners(options)
    reportToFirst(listeners)
    return listeners
  }
  const workers = await startWorkers(processesOf(WARIFU_PROCESSES, options.portal.demo), log)
  const { readiness, listen } = options
  const metrics = await openMetrics({ port: listen.metricsPort, readiness, others: workers.counts })
  return {
    ...workers.ports,
    close: async () => void (await Promise.all([workers.close(), metrics.close()])),
  }
}
