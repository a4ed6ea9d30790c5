import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { clientConfig } from '../src/adapters/postgres/db.ts'
import { checkoutKey, openEmbedded } from '../src/adapters/postgres/embedded.ts'
import type { InstitutionId } from '../src/domain/id.ts'
import { type DemoMember, readDemoMembers } from '../test/demo-members.ts'
import { type Cpu, cpuOf } from './cpu.ts'

const checkout = join(import.meta.dirname, '..')

/** The real program with --demo in processes of its own, on the embedded PostgreSQL as it is shipped: fsync on. */
export interface Program {
  port: number
  /** PEM of the root of its TLS certificates. */
  root: string
  members: readonly DemoMember[]
  /** Of the operator's secret and of the signing keys. */
  folder: string
  /** Its database, for whoever stops it after use. */
  visit(): ReturnType<typeof openEmbedded>
  origin(slug: string): string
  /** Seconds of CPU that it and its PostgreSQL have used so far. */
  cpu(): Cpu
  close(): Promise<void>
}

export interface ProgramOptions {
  processes: number
  /** Further settings of the program, by their keys. */
  settings?: Record<string, string>
}

export async function startProgram({ processes, settings = {} }: ProgramOptions): Promise<Program> {
  const home = mkdtempSync(join(tmpdir(), 'warifu-bench-'))
  chmodSync(home, 0o755) // PostgreSQL may run under another account, and passes through
  const port = await freePort()
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env
  const environment = {
    PATH,
    HOME,
    ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }),
    WARIFU_HOME: home,
    WARIFU_PORT: String(port),
    WARIFU_PKI_PORT: '0',
    WARIFU_METRICS_PORT: '0',
    ...(processes > 1 && { WARIFU_PROCESSES: String(processes) }),
    ...settings,
  }
  const { child, said } = await run(environment)
  return {
    port,
    root: readFileSync(/-i "(.+?)"/.exec(said)?.[1] ?? '', 'utf8'),
    members: readDemoMembers(said),
    folder: join(home, checkoutKey(checkout), 'demo'),
    visit: () => openEmbedded({ home, checkout, use: 'visit' }),
    origin: (slug) => `https://${slug}.warifu.localhost:${port}`,
    cpu: () => cpuOf(child.pid ?? 0),
    async close() {
      const ended = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A connection to its database as the owner, who works for one institution. */
export async function asOwner<T>(
  program: Program,
  institution: InstitutionId,
  act: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const database = await program.visit()
  const client = new pg.Client(clientConfig(database.owner))
  await client.connect()
  try {
    await client.query(`select set_config('warifu.institution', $1, false)`, [institution])
    return await act(client)
  } finally {
    await client.end()
    await database.stop()
  }
}

/** Answers once it is ready. It ends with us, however we end. */
async function run(environment: Record<string, string>): Promise<{ child: ChildProcess; said: string }> {
  const program = [...process.execArgv, 'src/main.ts', 'serve', '--demo']
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', process.execPath, ...program], {
    cwd: checkout,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8')
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (more: string) => {
      said += more
      if (/^ready .*pickup code [^\n]+\n$/s.test(said)) resolve()
    })
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`the program ended with ${code}`)))
  })
  return { child, said }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no free port')
  return address.port
}
