import { setTimeout as sleep } from 'node:timers/promises'
import type { SecureContext } from 'node:tls'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import { contextOf, makeHolders } from './holders.ts'
import { addBenchInstitution } from './institution.ts'
import { openKeptAlive } from './kept-alive.ts'
import { handshakes, timed } from './logon.ts'
import { latency, round } from './measure.ts'
import { asOwner, type Program, startProgram } from './program.ts'
import { certificationRequest } from './renewers.ts'
import type { Size } from './size.ts'

/** How many re-enrolments there are with so many clients at once. */
const counts = {
  whole: { 1: 200, 8: 1000, 32: 3000 },
  tiny: { 1: 2, 8: 8, 32: 32 },
} as const satisfies Record<Size, Record<number, number>>

const slug = 'bank'
const est = { enroll: 'off', reenroll: 'all', secretHours: 72 } as const

/**
 * simplereenroll, each with a handshake of its own in which the certificate is shown and a new key, over the handshakes a
 * second of a bare TLS server in as many processes.
 */
export async function benchEst(size: Size): Promise<object> {
  const processes = 2
  const program = await startProgram({ processes })
  try {
    const institution = await addBenchInstitution(program, slug, 'P-256', { est })
    await sleep(1500) // until every node has read that it is there
    await renewAll(program, institution, 32, counts[size][32]) // warm
    await asOwner(program, institution.id, (client) => client.query('vacuum analyze'))
    const clients: Record<string, object> = {}
    for (const [number, count] of Object.entries(counts[size])) {
      const { contexts, ...figures } = await renewAll(program, institution, Number(number), count)
      const bare = await handshakes(program, processes, contexts, Number(number), count)
      clients[number] = {
        ...figures,
        bareHandshakesPerSecond: round(bare),
        ratio: round(figures.perSecond / bare),
      }
    }
    return { bench: 'est', processes, clients }
  } finally {
    await program.close()
  }
}

async function renewAll(program: Program, institution: InstitutionRecord, clients: number, count: number) {
  const holders = await makeHolders(program, institution, count)
  // Made for windows that people have opened: here each begins with its certificate.
  await asOwner(program, institution.id, (client) => client.query(`delete from renewal where state = 'open'`))
  const contexts = holders.map((holder) => contextOf(holder, program.root))
  const { port, hostname } = new URL(program.origin(slug))
  const servername = hostname.replace('.', '.est.')
  const requests = contexts.map(() => requestTo(`${servername}:${port}`))
  const used = program.cpu()
  const own = process.cpuUsage()
  const { seconds, times } = await timed(clients, count, async (_, turn) => {
    const [secureContext, request] = [contexts[turn - 1], requests[turn - 1]]
    if (secureContext === undefined || request === undefined) throw new Error('nobody to renew')
    await renew(program, servername, secureContext, request)
  })
  const usedNow = program.cpu()
  const { user, system } = process.cpuUsage(own)
  const each = (seconds: number) => round((seconds * 1000) / count)
  return {
    contexts,
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

async function renew(program: Program, servername: string, secureContext: SecureContext, request: Buffer) {
  const connection = await openKeptAlive({ port: program.port, servername, secureContext })
  await connection.ask(request, 200)
  connection.close()
}

function requestTo(host: string): Buffer {
  const body = certificationRequest().toBase64()
  return Buffer.from(
    `POST /.well-known/est/simplereenroll HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/pkcs10\r\n` +
      `content-length: ${body.length}\r\n\r\n${body}`,
  )
}
