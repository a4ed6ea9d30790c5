import cluster from 'node:cluster'
import { availableParallelism } from 'node:os'
import type { Environment } from '../config.ts'

/**
 * What this process is in a node. `alone` does everything. With WARIFU_PROCESSES above 1 the `first` owns the embedded
 * database, migrates, does what runs in the background and keeps the `worker`s, who serve.
 */
export type Part = 'alone' | 'first' | 'worker'

export function partOf({ WARIFU_PROCESSES }: Environment, demo: 'demo' | 'production'): Part {
  if (cluster.isWorker) return 'worker'
  return processesOf(WARIFU_PROCESSES, demo) > 1 ? 'first' : 'alone'
}

/** How many processes serve. */
export function processesOf(given: number | undefined, demo: 'demo' | 'production'): number {
  return given ?? (demo === 'demo' ? 1 : availableParallelism())
}
