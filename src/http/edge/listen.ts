import { once } from 'node:events'
import type { Server } from 'node:net'
import type { Connections } from './connections.ts'

/** Listens, and answers with the port; 0 takes any free one. Throws what the system says, as when the port is taken. */
export async function listen(listener: Server, host: string, port: number): Promise<number> {
  await once(listener.listen(port, host), 'listening')
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('the listener has no port')
  return address.port
}

/** Takes no more connections, lets begun requests end, and cuts what is left at the deadline. */
export async function closeListener(
  listener: Server,
  connections: readonly Connections[],
  deadline: Temporal.Duration,
): Promise<void> {
  const closed = once(listener, 'close')
  listener.close()
  for (const each of connections) each.drain()
  const timer = setTimeout(() => {
    for (const each of connections) each.cut()
  }, deadline.total('milliseconds'))
  await closed
  clearTimeout(timer)
}
