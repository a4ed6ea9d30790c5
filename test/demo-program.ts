import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildOffice, buildPages } from '../scripts/build-pages.ts'
import type { DbConfig } from '../src/adapters/postgres/db.ts'
import { type FreshDatabase, freshDatabase } from './database.ts'
import { type DemoMember, readDemoMembers } from './demo-members.ts'
import { type DemoStaff, readDemoStaff } from './demo-staff.ts'

/** The real program with --demo, in a process, a home and a database of its own. */
export interface DemoProgram {
  /** PEM of the root of its TLS certificates. */
  root: string
  /** What the terminal said of the people, when it was started first. */
  members: readonly DemoMember[]
  staff: readonly DemoStaff[]
  database: FreshDatabase
  /** With it a verb at the terminal finds this program's database and files. */
  environment: Readonly<Record<string, string>>
  /** `https://a.warifu.localhost:…` for `a`, the guide for nothing. */
  origin(slug?: string): string
  /** `https://a.office.warifu.localhost:…` for `a`. */
  office(slug: string): string
  /** As the page of the demo's clock does it: sessions end, and what falls due is done. */
  moveClock(to: Temporal.PlainDate | 'back'): Promise<void>
  /** The process ends as by a power cut. */
  kill(): Promise<void>
  /** The same program again: same ports, home and database. */
  restart(): Promise<void>
  /** Ends it in good order; throws if it has reported a fault. */
  close(): Promise<void>
}

const checkout = join(import.meta.dirname, '..')

/** `settings`: further keys of its environment. */
export async function startDemo(settings: Readonly<Record<string, string>> = {}): Promise<DemoProgram> {
  await ensurePages()
  const home = mkdtempSync(join(tmpdir(), 'warifu-demo-'))
  const database = await freshDatabase()
  const port = await freePort()
  const environment = {
    ...outerEnvironment(),
    WARIFU_HOME: home,
    WARIFU_PORT: String(port),
    WARIFU_PKI_PORT: '0',
    WARIFU_METRICS_PORT: '0',
    WARIFU_DATABASE_URL: urlOf(database.config.app),
    WARIFU_OWNER_DATABASE_URL: urlOf(database.config.owner),
    ...settings,
  }
  const forget = async () => {
    await database.close()
    rmSync(home, { recursive: true, force: true })
  }
  let running: Run
  try {
    running = await run(environment)
  } catch (error) {
    await forget()
    throw error
  }
  const runs = [running]
  const root = readFileSync(/-i "(.+?)"/.exec(running.said())?.[1] ?? '', 'utf8')
  const guide = `https://warifu.localhost:${port}`
  return {
    root,
    members: readDemoMembers(running.said()),
    staff: readDemoStaff(running.said()),
    ...{ database, environment },
    origin: (slug) => (slug === undefined ? guide : `https://${slug}.warifu.localhost:${port}`),
    office: (slug) => `https://${slug}.office.warifu.localhost:${port}`,
    moveClock: async (to) => {
      const form = to === 'back' ? 'reset=yes' : `day=${to.toString()}`
      assert.equal(await post(guide, '/clock', form, root), 303)
    },
    kill: () => running.end('SIGKILL'),
    restart: async () => {
      running = await run(environment)
      runs.push(running)
    },
    close: async () => {
      await running.end('SIGTERM')
      await forget()
      const complaints = runs.map(({ complained }) => complained()).join('')
      assert.doesNotMatch(complaints, /"level":[56]0|^warifu:/m)
    },
  }
}

/** For whoever runs a test alone, on a checkout whose pages were never built. */
export async function ensurePages(): Promise<void> {
  const pages = join(checkout, 'dist', 'pages')
  const office = join(checkout, 'dist', 'office')
  if (!existsSync(join(pages, 'manifest.json'))) await buildPages(join(checkout, 'src', 'web'), pages)
  if (!existsSync(join(office, 'manifest.json')))
    await buildOffice(join(checkout, 'src', 'web', 'office'), office)
}

/** The program as a process: what it has said, and how it is ended. */
export interface Run {
  said(): string
  complained(): string
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Answers once it is ready. It ends with us, however we end. */
export async function run(environment: Record<string, string>): Promise<Run> {
  const program = [
    process.execPath,
    '--disable-warning=ExperimentalWarning',
    'src/main.ts',
    'serve',
    '--demo',
  ]
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', ...program], {
    cwd: checkout,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const said = collect(child.stdout)
  const complained = collect(child.stderr)
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', () => /^ready .*pickup code [^\n]+\n$/s.test(said()) && resolve())
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`the program ended with ${code}\n${complained()}`)))
  })
  return { said, complained, end: (signal) => end(child, ended, signal) }
}

async function end(child: ChildProcess, ended: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal)
  const tooLong = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(tooLong)
}

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = ''
  stream.setEncoding('utf8')
  stream.on('data', (more: string) => {
    text += more
  })
  return () => text
}

/** Nothing of the program's own settings. */
export function outerEnvironment(): Record<string, string> {
  const { PATH = '', HOME = '', NODE_COMPILE_CACHE } = process.env
  return { PATH, HOME, ...(NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE }) }
}

export function urlOf(config: DbConfig): string {
  if ('connectionString' in config) return config.connectionString
  const { host, port, user, database } = config
  return `postgres://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) })}`
}

/**
 * Below those that the system gives to connections on their way out: a program that is killed finds its port free when it
 * is started again.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(12_000, 32_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false))
      server.listen(port, '127.0.0.1', () => resolve(true))
    })
    await new Promise((resolve) => server.close(resolve))
    if (isFree) return port
  }
  return assert.fail('no port')
}

/** The resolver of Node does not know *.localhost (domain.md §9.11). */
export function post(origin: string, path: string, body: string, ca: string): Promise<number | undefined> {
  const { hostname, port, host } = new URL(origin)
  return new Promise((resolve, reject) => {
    const headers = { host, origin, 'content-type': 'application/x-www-form-urlencoded' }
    const options = { host: '127.0.0.1', port, path, method: 'POST', servername: hostname, ca, headers }
    const asked = request({ ...options, agent: false }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
