import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { connect, type SecureContext } from 'node:tls'
import { cpuOf } from './cpu.ts'
import { round } from './measure.ts'
import type { Program } from './program.ts'
import { timed } from './timed.ts'

export interface Handshakes {
  perSecond: number
  cpuMilliseconds: { server: number; client: number }
}

/** A bare server that has been started: bare-server.ts. */
export interface Bare {
  /** One after the other by each of so many clients, each with the next certificate. */
  handshakes(contexts: readonly SecureContext[], clients: number, count: number): Promise<Handshakes>
  close(): Promise<void>
}

export interface BareOptions {
  processes: number
  /** With the certificate of these hosts of the program's. */
  hosts: 'logon' | 'portal'
  /** One of them. */
  servername: string
}

export async function openBare(
  program: Program,
  { processes, hosts, servername }: BareOptions,
): Promise<Bare> {
  const file = (name: string) => readFileSync(join(program.folder, 'tls', name), 'utf8')
  const server = spawn(process.execPath, [...process.execArgv, join(import.meta.dirname, 'bare-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  server.stdin.end(
    JSON.stringify({ processes, key: file(`${hosts}.key`), cert: file(`${hosts}.crt`), ca: program.root }),
  )
  const [said] = await once(server.stdout, 'data')
  const port = Number(String(said))
  return {
    async handshakes(contexts, clients, count) {
      const used = cpuOf(server.pid ?? 0).nodes
      const own = process.cpuUsage()
      const { seconds } = await timed(clients, count, async (_, turn) => {
        const secureContext = contexts[turn % contexts.length]
        const socket = connect({ host: '127.0.0.1', port, servername, secureContext })
        await text(socket)
        socket.destroy()
      })
      const { user, system } = process.cpuUsage(own)
      const each = (seconds: number) => round((seconds * 1000) / count)
      return {
        perSecond: count / seconds,
        cpuMilliseconds: {
          server: each(cpuOf(server.pid ?? 0).nodes - used),
          client: each((user + system) / 1e6),
        },
      }
    },
    async close() {
      server.kill()
      await once(server, 'exit')
    },
  }
}
