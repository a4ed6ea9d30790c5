import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Counts, countsHere } from '../http/metrics.ts'
import type { RunningListeners } from '../http/server.ts'

/** What a worker says to the first process, and what it is asked. */
type Ports = Omit<RunningListeners, 'close'>
type FromWorker = { kind: 'serving'; ports: Ports } | { kind: 'counts'; id: number; counts: Counts }
interface ToWorker {
  kind: 'count'
  id: number
}

export interface Workers {
  ports: Ports
  counts(): Promise<Counts[]>
  /** Each ends in good order. */
  close(): Promise<void>
}

const patience = 15_000
const retryAfter = 2000

/** Starts so many processes of this program that serve, and puts another in the place of one that ends. */
export async function startWorkers(count: number, log: Logger): Promise<Workers> {
  let ending = false
  const replace = (worker: Worker, code: number, signal: string) => {
    if (ending) return
    log.error({ pid: worker.process.pid, code, signal }, 'a process ended; another takes its place')
    void startAnother()
  }
  /** The database may be away for a while: it is tried until there is one. */
  const startAnother = async () => {
    while (!ending) {
      try {
        await start()
        return
      } catch (err) {
        log.error({ err }, 'no process takes its place yet; it will be tried again')
        await pause(retryAfter)
      }
    }
  }
  const start = async () => {
    const worker = cluster.fork()
    const ports = await serving(worker)
    worker.on('exit', (code, signal) => replace(worker, code, signal))
    return ports
  }
  const [ports] = await Promise.all(Array.from({ length: count }, start))
  if (ports === undefined) throw new Error('nobody serves')
  return {
    ports,
    async counts() {
      const counts = await Promise.all(workers().map(countsOf))
      return counts.filter((each) => each !== undefined)
    },
    async close() {
      ending = true
      await Promise.all(workers().map(end))
    },
  }
}

const workers = (): Worker[] => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

/** The ports at which it serves. A worker that ends before has said why. */
function serving(worker: Worker): Promise<Ports> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number) => reject(new Error(`a process ended with ${code} before it served`))
    worker.once('exit', onExit)
    worker.on('message', (message: FromWorker) => {
      if (message.kind !== 'serving') return
      worker.off('exit', onExit)
      resolve(message.ports)
    })
  })
}

let asked = 0

/** Undefined for one that does not answer in time: metrics do not wait for a process that hangs. */
function countsOf(worker: Worker): Promise<Counts | undefined> {
  asked += 1
  const id = asked
  return new Promise((resolve) => {
    const timer = setTimeout(settle, 1000)
    worker.on('message', onMessage)
    function onMessage(message: FromWorker) {
      if (message.kind === 'counts' && message.id === id) settle(message.counts)
    }
    function settle(counts?: Counts) {
      clearTimeout(timer)
      worker.off('message', onMessage)
      resolve(counts)
    }
    worker.send({ kind: 'count', id } satisfies ToWorker, () => {}) // one that has just ended is heard of elsewhere
  })
}

async function end(worker: Worker): Promise<void> {
  if (worker.isDead()) return
  const ended = once(worker, 'exit')
  worker.process.kill('SIGTERM')
  const timer = setTimeout(() => worker.process.kill('SIGKILL'), patience)
  await ended
  clearTimeout(timer)
}

/** In a worker: says that it serves, and answers the first process. */
export function reportToFirst({ close: _, ...ports }: RunningListeners): void {
  const say = (message: FromWorker) => process.send?.(message)
  process.on('message', (message: ToWorker) => {
    if (message.kind === 'count')
      void countsHere().then((counts) => say({ kind: 'counts', id: message.id, counts }))
  })
  say({ kind: 'serving', ports })
}
