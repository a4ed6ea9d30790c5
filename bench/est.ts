import { setTimeout as sleep } from 'node:timers/promises'
import type { SecureContext } from 'node:tls'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import { openBare } from './bare.ts'
import { contextOf, makeHolders } from './holders.ts'
import { addBenchInstitution } from './institution.ts'
import { openKeptAlive } from './kept-alive.ts'
import { latency, round } from './measure.ts'
import { asOwner, type Program, startProgram } from './program.ts'
import { certificationRequest } from './renewers.ts'
import type { Size } from './size.ts'
import { timed } from './timed.ts'

/** How many re-enrolments there are in a turn with so many clients at once, and how many turns. */
const counts = {
  whole: { 1: 40, 8: 200, 32: 800 },
  tiny: { 1: 2, 8: 8, 32: 32 },
} as const satisfies Record<Size, Record<number, number>>
const turns = { whole: 5, tiny: 1 } as const satisfies Record<Size, number>

const slug = 'bank'
const processes = 2
const est = { enroll: 'off', reenroll: 'all', secretHours: 72 } as const

/**
 * simplereenroll, each with a handshake of its own in which the certificate is shown and a new key, over the handshakes a
 * second of a bare TLS server in as many processes, with the same server certificate and for the same clients: in turns,
 * as the machine is not always equally fast.
 */
export async function benchEst(size: Size): Promise<object> {
  const program = await startProgram({ processes })
  try {
    const institution = await addBenchInstitution(program, slug, 'P-256', { est })
    await sleep(1500) // until every node has read that it is there
    return { bench: 'est', processes, clients: await measure(program, institution, size) }
  } finally {
    await program.close()
  }
}

async function measure(program: Program, institution: InstitutionRecord, size: Size) {
  const servername = new URL(program.origin(slug)).hostname.replace('.', '.est.')
  const bare = await openBare(program, { processes, hosts: 'portal', servername })
  try {
    const warm = await readyOf(program, institution, servername, counts[size][32] * turns[size])
    await renewAll(program, servername, 32, warm)
    await asOwner(program, institution.id, (client) => client.query('vacuum analyze'))
    const clients: Record<string, object> = {}
    for (const [number, count] of Object.entries(counts[size])) {
      const all = await readyOf(program, institution, servername, count * turns[size])
      const contexts = all.map(({ secureContext }) => secureContext)
      await bare.handshakes(contexts, Number(number), count) // warm
      const rounds = []
      for (let turn = 0; turn < turns[size]; turn += 1) {
        const ours = await renewAll(program, servername, Number(number), all.splice(0, count))
        rounds.push({ ours, theirs: await bare.handshakes(contexts, Number(number), count) })
      }
      clients[number] = summaryOf(rounds)
    }
    return clients
  } finally {
    await bare.close()
  }
}

type Round = {
  ours: Awaited<ReturnType<typeof renewAll>>
  theirs: Awaited<ReturnType<Awaited<ReturnType<typeof openBare>>['handshakes']>>
}

/** Medians, and all milliseconds together. */
function summaryOf(rounds: readonly Round[]) {
  const middle = (of: (round: Round) => number) => {
    const sorted = rounds.map(of).toSorted((a, b) => a - b)
    return round(sorted[Math.floor(sorted.length / 2)] ?? 0)
  }
  return {
    count: rounds.reduce((sum, { ours }) => sum + ours.times.length, 0),
    perSecond: middle(({ ours }) => ours.perSecond),
    milliseconds: latency(rounds.flatMap(({ ours }) => ours.times)),
    cpuMilliseconds: {
      nodes: middle(({ ours }) => ours.cpuMilliseconds.nodes),
      postgres: middle(({ ours }) => ours.cpuMilliseconds.postgres),
      client: middle(({ ours }) => ours.cpuMilliseconds.client),
    },
    bare: {
      handshakesPerSecond: middle(({ theirs }) => theirs.perSecond),
      cpuMilliseconds: {
        server: middle(({ theirs }) => theirs.cpuMilliseconds.server),
        client: middle(({ theirs }) => theirs.cpuMilliseconds.client),
      },
    },
    ratio: middle(({ ours, theirs }) => ours.perSecond / theirs.perSecond),
    ratios: rounds.map(({ ours, theirs }) => round(ours.perSecond / theirs.perSecond)),
  }
}

interface Ready {
  secureContext: SecureContext
  /** For the wire, with a new key. */
  request: Buffer
}

/** People with a certificate that is to be renewed, and all that a client makes beforehand. */
async function readyOf(program: Program, institution: InstitutionRecord, servername: string, count: number) {
  const holders = await makeHolders(program, institution, count)
  // Made for windows that people have opened: here each begins with its certificate.
  await asOwner(program, institution.id, (client) => client.query(`delete from renewal where state = 'open'`))
  return holders.map(
    (holder): Ready => ({
      secureContext: contextOf(holder, program.root),
      request: requestTo(`${servername}:${program.port}`),
    }),
  )
}

async function renewAll(program: Program, servername: string, clients: number, all: readonly Ready[]) {
  const { port } = program
  const used = program.cpu()
  const own = process.cpuUsage()
  const { seconds, times } = await timed(clients, all.length, async (_, turn) => {
    const ready = all[turn - 1]
    if (ready === undefined) throw new Error('nobody to renew')
    const connection = await openKeptAlive({ port, servername, secureContext: ready.secureContext })
    await connection.ask(ready.request, 200)
    connection.close()
  })
  const usedNow = program.cpu()
  const { user, system } = process.cpuUsage(own)
  const each = (seconds: number) => round((seconds * 1000) / all.length)
  return {
    perSecond: all.length / seconds,
    times,
    cpuMilliseconds: {
      nodes: each(usedNow.nodes - used.nodes),
      postgres: each(usedNow.postgres - used.postgres),
      client: each((user + system) / 1e6),
    },
  }
}

function requestTo(host: string): Buffer {
  const body = certificationRequest().toBase64()
  return Buffer.from(
    `POST /.well-known/est/simplereenroll HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/pkcs10\r\n` +
      `content-length: ${body.length}\r\n\r\n${body}`,
  )
}
