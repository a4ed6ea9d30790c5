import { setTimeout as sleep } from 'node:timers/promises'
import type { InstitutionRecord } from '../src/ports/institution-records.ts'
import { addBenchInstitution } from './institution.ts'
import { type KeptAlive, openKeptAlive } from './kept-alive.ts'
import { latency, rawSigningRate, round } from './measure.ts'
import { type Program, startProgram } from './program.ts'
import { makeRenewers, renewalRequests } from './renewers.ts'
import type { Size } from './size.ts'

const kinds = ['P-256', 'RSA-2048'] as const
const slugs = { 'P-256': 'ecdsa', 'RSA-2048': 'rsa' } as const

/** How many certificates are issued with so many clients. */
const counts = {
  whole: { 1: 400, 8: 4000, 32: 12_000 },
  tiny: { 1: 4, 8: 16, 32: 64 },
} as const satisfies Record<Size, Record<number, number>>

/** Before anything is measured: a program that serves has been compiled long ago. */
const warming = {
  whole: { clients: 32, count: 8000 },
  tiny: { clients: 8, count: 16 },
} as const satisfies Record<Size, object>

/** Certificates a second through the whole path, over Node's own signatures a second on one core. */
export async function benchIssue(size: Size): Promise<object> {
  const processes = 2
  const program = await startProgram({ processes })
  try {
    const figures: Record<string, object> = {}
    for (const kind of kinds) {
      const institution = await addBenchInstitution(program, slugs[kind], kind)
      await sleep(1500) // until every node has read that it is there
      await issue(program, institution, warming[size].clients, warming[size].count)
      const before = rawSigningRate(kind, size === 'tiny' ? 20 : 500)
      const clients: Record<string, object> = {}
      for (const [number, count] of Object.entries(counts[size])) {
        clients[number] = await issue(program, institution, Number(number), count)
      }
      const signing = (before + rawSigningRate(kind, size === 'tiny' ? 20 : 500)) / 2
      figures[kind] = { signaturesPerSecond: round(signing), clients: withRatios(clients, signing) }
    }
    return { bench: 'issue', processes, ...figures }
  } finally {
    await program.close()
  }
}

interface Issued {
  perSecond: number
}

function withRatios(clients: Record<string, Issued | object>, signing: number): object {
  return Object.fromEntries(
    Object.entries(clients).map(([number, figures]) => {
      const rate = 'perSecond' in figures ? Number(figures.perSecond) : 0
      return [number, { ...figures, ratio: round(rate / signing) }]
    }),
  )
}

async function issue(program: Program, institution: InstitutionRecord, clients: number, count: number) {
  const origin = program.origin(institution.slug)
  const requests = renewalRequests(origin, await makeRenewers(program, institution, count))
  const { hostname } = new URL(origin)
  const connections = await Promise.all(
    Array.from({ length: clients }, () =>
      openKeptAlive({ port: program.port, servername: hostname, ca: program.root }),
    ),
  )
  const own = process.cpuUsage()
  const used = program.cpu()
  const begun = performance.now()
  const times = (await Promise.all(connections.map((each) => askAll(each, requests)))).flat()
  const seconds = (performance.now() - begun) / 1000
  const usedNow = program.cpu()
  const { user, system } = process.cpuUsage(own)
  for (const each of connections) each.close()
  const perCertificate = (used: number) => round((used * 1000) / count)
  return {
    count,
    perSecond: round(count / seconds),
    milliseconds: latency(times),
    cpuMilliseconds: {
      nodes: perCertificate(usedNow.nodes - used.nodes),
      postgres: perCertificate(usedNow.postgres - used.postgres),
      client: perCertificate((user + system) / 1e6),
    },
  }
}

/** Takes one request after the other from the common heap. Answers with how long each took. */
async function askAll(connection: KeptAlive, requests: Buffer[]): Promise<number[]> {
  const times: number[] = []
  for (let request = requests.pop(); request !== undefined; request = requests.pop()) {
    const begun = performance.now()
    await connection.ask(request, 200)
    times.push(performance.now() - begun)
  }
  return times
}
