import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { clusterConfig } from '../../src/adapters/postgres/cluster.ts'
import type { DbConfig } from '../../src/adapters/postgres/db.ts'
import { checkoutKey } from '../../src/adapters/postgres/embedded.ts'
import { embeddedBinaries } from '../../src/adapters/postgres/embedded-binaries.ts'
import { runningPid } from '../../src/adapters/postgres/postmaster.ts'
import { roles } from '../../src/adapters/postgres/roles.ts'
import { makePassable } from '../../src/adapters/postgres/server-account.ts'
import { ensurePages, freePort, outerEnvironment, post, type Run, run } from '../demo-program.ts'
import { testCluster } from '../test-cluster.ts'

/** What dies: the program, whose PostgreSQL is then told to stop; both at once; or both with all their processes. */
export type Kill = 'program' | 'and-postmaster' | 'every-process'

/** The real program with --demo on its embedded PostgreSQL, with fsync, in a home of its own. */
export interface WholeProgram {
  /** PEM of the root of its TLS certificates. */
  root: string
  app: DbConfig
  secretFile: string
  keyFolder: string
  origin(slug?: string): string
  /** As the page of the demo's clock does it. */
  moveClock(to: Temporal.PlainDate): Promise<void>
  kill(what: Kill): Promise<void>
  restart(): Promise<void>
  /** Every signature that it has made so far, killed or not: whose key, and the hash of what was signed. */
  signatures(): Signature[]
  /** Soon after each one. */
  watchSignatures(hear: () => void): void
  /** `warifu audit verify --demo`. */
  verifyAudit(): Promise<{ intact: boolean; report: string }>
  /** What it has reported as its own fault, up to each kill. */
  complaints(): string
  close(): Promise<void>
}

const checkout = join(import.meta.dirname, '..', '..')
const witness = pathToFileURL(join(import.meta.dirname, 'witness.ts')).href

export async function startWholeProgram(): Promise<WholeProgram> {
  await ensurePages()
  const home = mkdtempSync(join(tmpdir(), 'warifu-endure-'))
  chmodSync(home, 0o755) // PostgreSQL may run under another account, and passes through
  makePassable(testCluster.home)
  const programs = dirname(embeddedBinaries(testCluster.home))
  symlinkSync(programs, join(home, basename(programs))) // sixty megabytes need not be copied each time
  const seen = join(home, 'signatures')
  writeFileSync(seen, '')
  const port = await freePort()
  const environment = {
    ...outerEnvironment(),
    WARIFU_HOME: home,
    WARIFU_PORT: String(port),
    WARIFU_PKI_PORT: '0',
    WARIFU_METRICS_PORT: '0',
    NODE_OPTIONS: `--import=${witness}`,
    SIGNATURE_WITNESS: seen,
  }
  const folder = join(home, checkoutKey(checkout))
  const place = { home, folder, settings: [] }
  const forget = () => rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  let running: Run
  try {
    running = await run(environment)
  } catch (error) {
    forget()
    throw error
  }
  const watcher = watch(seen)
  const before: string[] = []
  const root = readFileSync(/-i "(.+?)"/.exec(running.said())?.[1] ?? '', 'utf8')
  const guide = `https://warifu.localhost:${port}`
  return {
    root,
    app: clusterConfig(place, roles.app, 'warifu'),
    secretFile: join(folder, 'demo', 'secret'),
    keyFolder: join(folder, 'demo', 'keys'),
    origin: (slug) => (slug === undefined ? guide : `https://${slug}.warifu.localhost:${port}`),
    async moveClock(to) {
      const status = await post(guide, '/clock', `day=${to.toString()}`, root)
      if (status !== 303) throw new Error(`the clock was not moved: ${status}`)
    },
    async kill(what) {
      before.push(running.complained())
      const postmaster = runningPid(place)
      const others = what === 'every-process' && postmaster !== undefined ? childrenOf(postmaster) : []
      if (what !== 'program') [postmaster ?? 0, ...others].forEach(killAtOnce)
      await running.end('SIGKILL')
    },
    async restart() {
      running = await run(environment)
    },
    signatures: () => readSignatures(readFileSync(seen, 'utf8')),
    watchSignatures(hear) {
      watcher.on('change', hear)
    },
    verifyAudit: () => verifyAudit(environment),
    complaints: () =>
      [...before, running.complained()]
        .join('')
        .match(/^.*("level":[56]0|^warifu:).*$/gm)
        ?.join('\n') ?? '',
    async close() {
      watcher.close()
      await running.end('SIGTERM')
      forget()
    },
  }
}

function killAtOnce(pid: number): void {
  if (pid === 0) return
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // it has ended by itself meanwhile
  }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number)
}

/** `list`: the number of a list of the revoked. */
export interface Signature {
  keyId: string
  hash: string
  list?: number
}

function readSignatures(text: string): Signature[] {
  return [...text.matchAll(/^(\S+) ([0-9a-f]{64}) (\d*)$/gm)].map(([, keyId = '', hash = '', list = '']) => ({
    keyId,
    hash,
    ...(list !== '' && { list: Number(list) }),
  }))
}

async function verifyAudit(env: Record<string, string>): Promise<{ intact: boolean; report: string }> {
  const args = ['--disable-warning=ExperimentalWarning', 'src/main.ts', 'audit', 'verify', '--demo']
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: checkout, env })
    return { intact: true, report: stdout }
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
    return { intact: false, report: `${said}${String(error)}` }
  }
}
