import { setTimeout as sleep } from 'node:timers/promises'
import type { SecureContext } from 'node:tls'
import { openBare } from './bare.ts'
import { contextOf, makeHolders } from './holders.ts'
import { addBenchInstitution } from './institution.ts'
import { type KeptAlive, openKeptAlive } from './kept-alive.ts'
import { latency, round } from './measure.ts'
import { asOwner, type Program, startProgram } from './program.ts'
import type { Size } from './size.ts'
import { timed } from './timed.ts'

/** How many log-ons there are with so many people at once. */
const counts = {
  whole: { 1: 300, 8: 1500, 32: 5000 },
  tiny: { 1: 2, 8: 16, 32: 32 },
} as const satisfies Record<Size, Record<number, number>>

const slug = 'bank'

/**
 * From the request for a log-on address to the session's row, each with a handshake of its own in which a certificate
 * is shown, over the handshakes a second of a bare TLS server in as many processes.
 */
export async function benchLogon(size: Size): Promise<object> {
  const processes = 2
  const program = await startProgram({ processes })
  try {
    const institution = await addBenchInstitution(program, slug, 'P-256')
    await sleep(1500) // until every node has read that it is there
    const holders = await makeHolders(program, institution, 64)
    const contexts = holders.map((holder) => contextOf(holder, program.root))
    const sessions = () =>
      asOwner(program, institution.id, async (client) => {
        const { rows } = await client.query<{ count: number }>('select count(*) from session')
        return Number(rows[0]?.count)
      })
    await logOnAll(program, contexts, 32, counts[size][32]) // warm
    // Tables that were empty a moment ago: what autovacuum does within minutes, and their statements are planned anew.
    await asOwner(program, institution.id, (client) => client.query('vacuum analyze'))
    await logOnAll(program, contexts, 8, counts[size][8])
    const bareServer = await openBare(program, {
      processes,
      hosts: 'logon',
      servername: `x.logon.${new URL(program.origin(slug)).hostname.split('.').slice(1).join('.')}`,
    })
    const clients: Record<string, object> = {}
    for (const [number, count] of Object.entries(counts[size])) {
      await bareServer.handshakes(contexts, Number(number), Math.min(count, 2000)) // warm
      const { perSecond: bare } = await bareServer.handshakes(contexts, Number(number), count)
      const before = await sessions()
      const figures = await logOnAll(program, contexts, Number(number), count)
      const made = (await sessions()) - before
      if (made !== count) throw new Error(`${count} log-ons have made ${made} sessions`)
      clients[number] = {
        ...figures,
        bareHandshakesPerSecond: round(bare),
        ratio: round(figures.perSecond / bare),
      }
    }
    await bareServer.close()
    return { bench: 'logon', processes, clients }
  } finally {
    await program.close()
  }
}

async function logOnAll(
  program: Program,
  contexts: readonly SecureContext[],
  clients: number,
  count: number,
) {
  const origin = program.origin(slug)
  const servername = new URL(origin).hostname
  const portals = await Promise.all(
    // Each from an address of its own: from one, log-on addresses are given at a limited rate.
    Array.from({ length: clients }, (_, client) =>
      openKeptAlive({
        port: program.port,
        servername,
        ca: program.root,
        localAddress: `127.0.1.${client + 1}`,
      }),
    ),
  )
  const used = program.cpu()
  const own = process.cpuUsage()
  const { seconds, times } = await timed(clients, count, async (client, turn) => {
    const context = contexts[turn % contexts.length]
    const portal = portals[client]
    if (context === undefined || portal === undefined) throw new Error('nobody to log on')
    await logOn(program, portal, new URL(origin), context)
  })
  const usedNow = program.cpu()
  const { user, system } = process.cpuUsage(own)
  for (const portal of portals) portal.close()
  const each = (seconds: number) => round((seconds * 1000) / count)
  return {
    count,
    perSecond: round(count / seconds),
    milliseconds: latency(times),
    cpuMilliseconds: {
      nodes: each(usedNow.nodes - used.nodes),
      postgres: each(usedNow.postgres - used.postgres),
      client: each((user + system) / 1e6),
    },
  }
}

const request = (path: string, host: string, cookie = '') =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept-language: ja\r\n${cookie}\r\n`)

/** The portal's address of an attempt, a fresh connection there with the certificate, and back to the portal. */
async function logOn(
  program: Program,
  portal: KeptAlive,
  { host }: URL,
  context: SecureContext,
): Promise<void> {
  const begun = await portal.ask(request('/logon/start?purpose=logon', host), 303)
  const attempt = new URL(headerOf(begun.head, 'location'))
  const cookie = headerOf(begun.head, 'set-cookie').split(';')[0] ?? ''
  const shown = await openKeptAlive({
    port: program.port,
    servername: attempt.hostname,
    secureContext: context,
  })
  const judged = await shown.ask(request(`/${attempt.search}`, attempt.host), 303)
  shown.close()
  const back = new URL(headerOf(judged.head, 'location'))
  await portal.ask(request(`${back.pathname}${back.search}`, host, `cookie: ${cookie}\r\n`), 303)
}

function headerOf(head: string, name: string): string {
  const value = new RegExp(`\\r\\n${name}: ([^\\r]+)`, 'i').exec(head)?.[1]
  if (value === undefined) throw new Error(`no ${name} in ${head}`)
  return value
}
